// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { MemberId } from '../../kernel/ids.js';

/**
 * Nobody goes by the member's subjects any longer. What happens to them in the same transaction gets its place
 * afterwards, and is told under these still.
 */
export async function retireSubjects(trx: Trx, memberId: MemberId, at: Date): Promise<void> {
  await sql`
    with gone as (
      delete from pairwise_subject where member_id = ${memberId} returning member_id, sector, sub, known_at, known_from)
    insert into former_subject (member_id, sector, sub, created_at, known_at, known_from)
    select member_id, sector, sub, ${at}, known_at, known_from from gone
    on conflict (member_id, sector, sub) do update set until = null, created_at = excluded.created_at`.execute(
    trx,
  );
}

interface HandedOver {
  readonly sectors: readonly string[];
  readonly from: MemberId;
  readonly to: MemberId;
  readonly at: Date;
  /** What happens to `from` later is no matter of whoever knows the subject. */
  readonly goesOn: boolean;
}

/** The subjects of some sectors went from one member to another: what happened to the first is told under them. */
export async function keepHandedOver(trx: Trx, handed: HandedOver): Promise<void> {
  const { from, to, at } = handed;
  const sectors = [...handed.sectors];
  await sql`
    delete from former_subject f using pairwise_subject p
    where p.member_id = ${to} and p.sector = any (${sectors})
      and f.member_id = p.member_id and f.sector = p.sector and f.sub = p.sub`.execute(trx);
  await sql`
    insert into former_subject (member_id, sector, sub, until, created_at, known_at, known_from)
    select ${from}, sector, sub, ${handed.goesOn ? at : null}, ${at}, known_at, known_from from pairwise_subject
    where member_id = ${to} and sector = any (${sectors})
    on conflict (member_id, sector, sub) do update set until = excluded.until, created_at = excluded.created_at`.execute(
    trx,
  );
}

/**
 * Forgets those under whom all was told long ago, a batch at a time, and with the last of them whom those who are no
 * more did not let know; how many.
 */
export async function deleteFormerSubjects(
  db: Db,
  { before, batch }: { readonly before: Date; readonly batch: number },
): Promise<number> {
  const { rows } = await sql<{ deleted: number }>`
    with gone as (
      delete from former_subject where ctid = any (array(
        select ctid from former_subject where created_at < ${before} order by created_at limit ${batch}
        for update skip locked))
      returning member_id
    ), forgotten as (
      delete from release_notice n using member m
      where n.member_id in (select member_id from gone) and m.id = n.member_id and m.status in ('merged', 'erased')
        and not exists (
          select from former_subject f where f.member_id = n.member_id and f.created_at >= ${before})
    )
    select count(*)::int as deleted from gone`.execute(db);
  return rows[0]?.deleted ?? 0;
}
