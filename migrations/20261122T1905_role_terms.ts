// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table role_grant
      -- The last reminder that the term is near, in days before its end.
      add column reminded_days integer check (reminded_days in (60, 30, 7)),
      -- Since when its holder keeps the place only because nobody else answers for the community.
      add column overrun_at timestamptz,
      -- Which side asks to go on; the other one answers.
      add column renewal_asked_by uuid references member (id),
      add column renewal_asked_at timestamptz,
      -- Who agreed to the last renewal for the community.
      add column renewed_by uuid references member (id),
      add column renewed_at timestamptz,
      add constraint role_grant_renewal_asked check ((renewal_asked_by is null) = (renewal_asked_at is null)),
      add constraint role_grant_renewed check ((renewed_by is null) = (renewed_at is null)),
      add constraint role_grant_renewed_not_by_self check (renewed_by <> member_id),
      add constraint role_grant_overrun check (overrun_at is null or (role = 'manager' and overrun_at >= valid_until));
    create index role_grant_overrun_idx on role_grant (community_id) where status = 'active' and overrun_at is not null;
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    alter table role_grant
      drop column reminded_days, drop column overrun_at,
      drop column renewal_asked_by, drop column renewal_asked_at,
      drop column renewed_by, drop column renewed_at;
  `.execute(db);
}
