// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table role_grant
      -- Offered for the case that whoever offers it leaves: the role begins then, and only then.
      add column on_leave boolean not null default false,
      -- The member's word for that case, good until either side takes it back or it lapses.
      add column agreed_at timestamptz,
      add constraint role_grant_on_leave check (not on_leave or (role = 'manager' and offered_by is not null)),
      add constraint role_grant_agreed check (agreed_at is null or on_leave);
    create index role_grant_successor_idx on role_grant (community_id, offered_by) where on_leave and status = 'offered';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`alter table role_grant drop column on_leave, drop column agreed_at`.execute(db);
}
