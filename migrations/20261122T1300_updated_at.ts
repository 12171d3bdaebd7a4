// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const account = (updatedAt: ReturnType<typeof sql>) => sql`
  create or replace view portal_account as
    select m.id as member_id, m.status, m.display_name, m.given_name, m.family_name, m.locale,
      coalesce(c.value, '') as email, c.verified_at is not null as email_verified,
      array(
        select g.role from platform_grant g
        where g.member_id = m.id and g.status = 'active' order by g.role
      ) as platform_roles${updatedAt}
    from member m
    left join contact_point c on c.member_id = m.id and c.kind = 'email' and c.is_primary;
`;

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table member add column updated_at timestamptz not null default now();
    update member set updated_at = created_at;
  `.execute(db);
  await account(sql`, m.updated_at`).execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`drop view portal_account;`.execute(db);
  await account(sql``).execute(db);
  await sql`alter table member drop column updated_at;`.execute(db);
}
