// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/**
 * Whoever put an end to what a portal receives is to it as somebody whom it does not know, until they come back. It is
 * told that they went, and who keeps a copy learns that they are there again.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table release_notice add column begun_at timestamptz;
    comment on column release_notice.begun_at is 'When it began anew after its last end: what happened before is not told.';
    create index release_notice_ended_idx on release_notice (client_id, member_id) where ended_at is not null;
    create index outbox_release_idx on outbox ((data ->> 'portal'), position)
      where type in ('release.ended', 'release.resumed') and position is not null;

    create view told_withdrawal as
      select o.id, o.position, o.at, 'member.withdrawn' as type, o.data ->> 'portal' as client_id, s.sub
      from outbox o
      join portal p on p.client_id = o.data ->> 'portal'
      join pairwise_subject s on s.member_id = o.subject and s.sector = p.sector
      where o.type = 'release.ended' and o.position is not null;
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop view told_withdrawal;
    drop index outbox_release_idx, release_notice_ended_idx;
    alter table release_notice drop column begun_at;
  `.execute(db);
}
