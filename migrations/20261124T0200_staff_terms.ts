// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const account = (platformRoles: ReturnType<typeof sql>) => sql`
  create or replace view portal_account as
    select m.id as member_id, m.status, m.display_name, m.given_name, m.family_name, m.locale,
      coalesce(c.value, '') as email, c.verified_at is not null as email_verified,
      array(${platformRoles}) as platform_roles, m.updated_at
    from member m
    left join contact_point c on c.member_id = m.id and c.kind = 'email' and c.is_primary;
`;

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table platform_grant
      add column valid_until timestamptz,
      -- The last reminder that the term is near, in days before its end.
      add column reminded_days integer check (reminded_days in (30, 14, 7, 1)),
      -- Since when an administrator stays only because nobody else administers the platform.
      add column overrun_at timestamptz,
      -- Who agreed to the last renewal; nobody where it was renewed on the command line.
      add column renewed_by uuid references member (id),
      add column renewed_at timestamptz;
    -- Who is in office has another year from today.
    update platform_grant set valid_until = now() + interval '12 months' where status = 'active';
    alter table platform_grant
      add constraint platform_grant_term check (status <> 'active' or valid_until is not null),
      add constraint platform_grant_renewed check (renewed_by is null or renewed_at is not null),
      add constraint platform_grant_renewed_not_by_self check (renewed_by <> member_id),
      add constraint platform_grant_overrun check (
        overrun_at is null or (role = 'platform_admin' and coalesce(overrun_at >= valid_until, false))
      );
    create index platform_grant_term_idx on platform_grant (valid_until) where status = 'active';

    -- Who holds a role on the platform right now. An administrator's ends only by the job that sees that one stays.
    create view live_office as
      select id as grant_id, member_id, role, valid_until as until from platform_grant
      where status = 'active' and (valid_until > now() or role = 'platform_admin');
  `.execute(db);
  await account(sql`
    select o.role from live_office o where o.member_id = m.id order by o.role
  `).execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await account(sql`
    select g.role from platform_grant g where g.member_id = m.id and g.status = 'active' order by g.role
  `).execute(db);
  await sql`
    drop view live_office;
    alter table platform_grant
      drop column valid_until, drop column reminded_days, drop column overrun_at,
      drop column renewed_by, drop column renewed_at;
  `.execute(db);
}
