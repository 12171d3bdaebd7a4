// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/**
 * Portals are told that a person whom they know is kept out, and is let in again. Whose name it is has to be known then:
 * to a portal that receives nothing of them any more, nothing is said. Nodes of the version before know no such end, so
 * what they read says nothing of it; whoever is suspended already was told by the digest.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create or replace view told_subject_change as
      select o.id, c.position, o.at, replace(o.type, 'subject.', 'member.') as type, c.sector, c.sub, c.former_sub
      from subject_change c join outbox o on o.id = c.event_id
      where c.position is not null and o.type not in ('subject.suspended', 'subject.resumed');
    create view told_whole_change as
      select o.id, c.position, o.at, replace(o.type, 'subject.', 'member.') as type, c.sector, c.sub, c.former_sub,
        case when o.type in ('subject.suspended', 'subject.resumed') then o.subject end as standing_of
      from subject_change c join outbox o on o.id = c.event_id
      where c.position is not null;
    comment on table subject_change is
      'What became of a name of a sector for a person: it counts no longer, or again, by a merge or an erasure, "sub" being the one that stays; or whom it stands for is kept out, or let in again.';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    delete from subject_change c using outbox o
      where o.id = c.event_id and o.type in ('subject.suspended', 'subject.resumed');
    drop view told_whole_change;
    create or replace view told_subject_change as
      select o.id, c.position, o.at, replace(o.type, 'subject.', 'member.') as type, c.sector, c.sub, c.former_sub
      from subject_change c join outbox o on o.id = c.event_id
      where c.position is not null;
    comment on table subject_change is
      'Which name of a sector for a person counts no longer, or again, by a merge or an erasure; "sub" is the one that stays.';
  `.execute(db);
}
