// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import { trustId, type MemberId } from '../../kernel/ids.js';
import type { Portal } from '../domain/portal.js';
import { hasEnded } from './releases/ended.js';

/** A sector and a member, between whom a subject stands. */
export interface Pair {
  readonly sector: string;
  readonly memberId: MemberId;
}

/**
 * The member's subject in a sector, given now if there is none: of two that are drawn at the same
 * moment the first stays.
 */
export async function ensureSubject(
  trx: Trx,
  { sector, memberId }: Pair,
  drawn: { readonly subject: string; readonly at: Date },
): Promise<{ readonly subject: string; readonly isNew: boolean }> {
  const { rows } = await sql<{ sub: string }>`
    insert into pairwise_subject (sector, member_id, sub, known_at, known_from)
    values (${sector}, ${memberId}, ${drawn.subject}, ${drawn.at}, null)
    on conflict (sector, member_id) do update set sub = pairwise_subject.sub
    returning sub`.execute(trx);
  const row = rows[0];
  if (!row) throw new Error('an upsert returned no row');
  return { subject: row.sub, isNew: row.sub === drawn.subject };
}

/** That a sector knows a member has its place among all changes. */
export async function placeKnown(
  trx: Trx,
  { sector, memberId }: Pair,
  position: number,
): Promise<void> {
  await trx
    .updateTable('pairwise_subject')
    .set({ known_from: position })
    .where('sector', '=', sector)
    .where('member_id', '=', memberId)
    .where('known_from', 'is', null)
    .execute();
}

type Asking = Pick<Portal, 'sector' | 'clientId'>;

/** Whom a portal knows by a subject. */
export async function findMemberBySubject(
  db: Db | Trx,
  { sector, clientId }: Asking,
  subject: string,
): Promise<MemberId | undefined> {
  const row = await db
    .selectFrom('pairwise_subject as p')
    .innerJoin('member_public as m', 'm.id', 'p.member_id')
    .select('p.member_id')
    .where('p.sector', '=', sector)
    .where('p.sub', '=', subject)
    .where('m.status', '=', 'active')
    .where((eb) => eb.not(hasEnded('p.member_id', clientId)))
    .executeTakeFirst();
  return row && trustId<MemberId>(row.member_id);
}

/** How a portal knows some members; those whom it does not know are missing, and those who are kept out. */
export async function listSubjects(
  db: Db | Trx,
  { sector, clientId }: Asking,
  members: readonly MemberId[],
): Promise<ReadonlyMap<MemberId, string>> {
  if (members.length === 0) return new Map();
  const rows = await db
    .selectFrom('pairwise_subject as p')
    .innerJoin('member_public as m', 'm.id', 'p.member_id')
    .select(['p.member_id', 'p.sub'])
    .where('m.status', '=', 'active')
    .where('p.sector', '=', sector)
    .where('p.member_id', 'in', [...members])
    .where((eb) => eb.not(hasEnded('p.member_id', clientId)))
    .execute();
  return new Map(rows.map((row) => [trustId<MemberId>(row.member_id), row.sub]));
}

/**
 * A merged member's subjects go on under the surviving one where that has none of its own.
 * @returns the sectors whose subject moved
 */
export async function moveSubjects(trx: Trx, from: MemberId, into: MemberId): Promise<string[]> {
  const { rows } = await sql<{ sector: string }>`
    update pairwise_subject p set member_id = ${into}
    where p.member_id = ${from} and not exists (
      select from pairwise_subject q where q.member_id = ${into} and q.sector = p.sector)
    returning p.sector`.execute(trx);
  return rows.map((row) => row.sector);
}

/** Gives the subjects of some sectors back to the member that had them before a merge. */
export async function returnSubjects(
  trx: Trx,
  members: { readonly from: MemberId; readonly into: MemberId },
  sectors: readonly string[],
): Promise<void> {
  if (sectors.length === 0) return;
  await trx
    .updateTable('pairwise_subject')
    .set({ member_id: members.from })
    .where('member_id', '=', members.into)
    .where('sector', 'in', [...sectors])
    .execute();
}
