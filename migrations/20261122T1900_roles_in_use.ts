// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const communityRoles = [
  'manager',
  'caretaker',
  'co_manager',
  'membership_manager',
  'moderator',
  'facilitator',
  'editor',
  'observer',
];

const roleCheck = (roles: readonly string[]) => sql`
  alter table role_grant drop constraint role_grant_role_check;
  alter table role_grant add constraint role_grant_role_check
    check (role in (${sql.join(roles.map((role) => sql.lit(role)))}));
`;

const inUse = sql`
  -- Beside members, managers and co-managers; what somebody holds already counts as switched on.
  alter table community add column further_roles text[] not null default '{}';
  alter table community add constraint community_further_roles check (
    further_roles <@ array['membership_manager', 'facilitator', 'moderator', 'editor', 'observer']
  );
  update community set further_roles = held.roles from (
    select community_id, array_agg(distinct role) as roles from role_grant
    where live and role not in ('manager', 'caretaker', 'co_manager') group by community_id
  ) held where held.community_id = community.id;
`;

const contactPerson = sql`
  insert into role_definition (code, scope, rank) values ('contact_person', 'community', 15);
  insert into role_permission (role, permission) values
    ('manager', 'role.offer:contact_person'),
    ('manager', 'role.accept_proposal:contact_person'),
    ('manager', 'role.revoke:contact_person'),
    ('co_manager', 'role.offer:contact_person'),
    ('co_manager', 'role.accept_proposal:contact_person'),
    ('co_manager', 'role.revoke:contact_person'),
    ('regional_staff', 'role.revoke:contact_person');
  -- What somebody holds, labels too. What portals are told of (live_role) is a part of it.
  alter view live_role rename to held_role;
  create view live_role as select * from held_role where role <> 'contact_person';
`;

export async function up(db: Kysely<never>): Promise<void> {
  await inUse.execute(db);
  await roleCheck([...communityRoles, 'contact_person']).execute(db);
  await contactPerson.execute(db);
}

/** Who is a contact person now is forgotten: the older schema has no word for it. */
export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop view live_role;
    alter view held_role rename to live_role;
    alter table role_grant disable trigger role_grant_immutable;
    delete from role_grant where role = 'contact_person';
    alter table role_grant enable trigger role_grant_immutable;
    delete from role_permission where permission like 'role.%:contact_person';
    delete from role_definition where code = 'contact_person';
    alter table community drop column further_roles;
  `.execute(db);
  await roleCheck(communityRoles).execute(db);
}
