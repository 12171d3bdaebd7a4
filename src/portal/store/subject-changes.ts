// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { EventId, MemberId } from '../../kernel/ids.js';

interface Pair {
  readonly from: MemberId;
  readonly into: MemberId;
}

/** Whether some sector has a name for each of two members. */
export async function areBothKnown(trx: Trx, { from, into }: Pair): Promise<boolean> {
  const { rows } = await sql`
    select from pairwise_subject f join pairwise_subject i on i.sector = f.sector and i.member_id = ${into}
    where f.member_id = ${from} limit 1`.execute(trx);
  return rows.length > 0;
}

export async function isKnown(trx: Trx, id: MemberId): Promise<boolean> {
  const { rows } = await sql`
    select from pairwise_subject where member_id = ${id} limit 1`.execute(trx);
  return rows.length > 0;
}

interface Event {
  readonly id: EventId;
  readonly at: Date;
}

/** Writes down for each sector that has a name for both which of the two is which, at this moment. */
export async function keepPairs(trx: Trx, event: Event, { from, into }: Pair): Promise<void> {
  await sql`
    insert into subject_change (event_id, sector, former_sub, sub, created_at)
    select ${event.id}::uuid, f.sector, f.sub, i.sub, ${event.at}::timestamptz
    from pairwise_subject f join pairwise_subject i on i.sector = f.sector and i.member_id = ${into}
    where f.member_id = ${from}`.execute(trx);
}

/** Writes down every name of a member, of whom nobody remains or whose standing is another. */
export async function keepNames(trx: Trx, event: Event, id: MemberId): Promise<void> {
  await sql`
    insert into subject_change (event_id, sector, former_sub, sub, created_at)
    select ${event.id}::uuid, sector, sub, sub, ${event.at}::timestamptz
    from pairwise_subject where member_id = ${id}`.execute(trx);
}

/** What an event changed is told from the place on that the event was given. */
export async function placeSubjectChanges(
  trx: Trx,
  event: { readonly id: EventId; readonly position: number },
): Promise<void> {
  await sql`
    update subject_change set position = ${event.position} where event_id = ${event.id}`.execute(
    trx,
  );
}

/** Forgets what was told long ago, a batch at a time; how many. */
export async function deleteSubjectChanges(
  db: Db,
  { before, batch }: { readonly before: Date; readonly batch: number },
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from subject_change where ctid = any (array(
      select ctid from subject_change where created_at < ${before} order by created_at limit ${batch}
      for update skip locked))`.execute(db);
  return Number(numAffectedRows ?? 0);
}
