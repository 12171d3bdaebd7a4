// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { SeatDelegateTable } from '../../../database/tables/seats.js';
import {
  trustId,
  type CommunityId,
  type DelegateId,
  type MemberId,
  type OrganisationId,
  type SeatId,
  type StintId,
} from '../../../kernel/ids.js';
import type { Delegate, DelegateEnd } from '../../domain/seats/delegate.js';

/**
 * Violates `seat_delegate_live_key`, `seat_delegate_not_by_self`, `seat_delegate_seat` for a seat that is not held,
 * `member_in_good_standing`.
 */
export async function insertDelegate(trx: Trx, delegate: Delegate): Promise<void> {
  await trx
    .insertInto('seat_delegate')
    .values({
      id: delegate.id,
      seat_id: delegate.seatId,
      community_id: delegate.communityId,
      member_id: delegate.memberId,
      status: delegate.status,
      named_by: delegate.namedBy,
      created_at: delegate.createdAt,
      since: delegate.since ?? null,
      stint_id: delegate.stintId ?? null,
      brings_stint: delegate.bringsStint,
    })
    .execute();
}

/** A live one as it is now, with the organisation that it is of; not held. */
export async function findDelegate(
  db: Db | Trx,
  id: DelegateId,
): Promise<(Delegate & { readonly organisationId: OrganisationId }) | undefined> {
  const row = await db
    .selectFrom('seat_delegate as d')
    .innerJoin('seat as e', 'e.id', 'd.seat_id')
    .selectAll('d')
    .select('e.organisation_id')
    .where('d.id', '=', id)
    .where('d.ended_at', 'is', null)
    .executeTakeFirst();
  return row && { ...toDelegate(row), organisationId: trustId(row.organisation_id) };
}

/** A live one, held until the end of the transaction. */
export async function lockDelegate(trx: Trx, id: DelegateId): Promise<Delegate | undefined> {
  const [found] = await lockDelegates(trx, { id });
  return found;
}

/** Live ones of a seat, or those who act through a membership, or all of somebody. */
export async function lockDelegates(
  trx: Trx,
  where:
    | { readonly id: DelegateId }
    | { readonly seatId: SeatId }
    | { readonly stintId: StintId }
    | { readonly memberId: MemberId },
): Promise<readonly Delegate[]> {
  const rows = await trx
    .selectFrom('seat_delegate')
    .selectAll()
    .where('ended_at', 'is', null)
    .where((e) => {
      if ('id' in where) return e('id', '=', where.id);
      if ('seatId' in where) return e('seat_id', '=', where.seatId);
      if ('stintId' in where) return e('stint_id', '=', where.stintId);
      return e('member_id', '=', where.memberId);
    })
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toDelegate);
}

/** Live ones in one community. */
export const inCommunity = (
  all: readonly Delegate[],
  communityId: CommunityId,
): readonly Delegate[] => all.filter((one) => one.communityId === communityId);

/** Violates `seat_delegate_one_key` for whoever acts for another organisation there. */
export async function saveBegun(trx: Trx, delegate: Delegate): Promise<void> {
  await trx
    .updateTable('seat_delegate')
    .set({
      status: delegate.status,
      since: delegate.since ?? null,
      stint_id: delegate.stintId ?? null,
      brings_stint: delegate.bringsStint,
    })
    .where('id', '=', delegate.id)
    .execute();
}

export async function endDelegateRow(
  trx: Trx,
  id: DelegateId,
  { status, at }: { readonly status: DelegateEnd; readonly at: Date },
): Promise<void> {
  await trx
    .updateTable('seat_delegate')
    .set({ status, ended_at: at })
    .where('id', '=', id)
    .execute();
}

/** Whether the membership goes with the delegation from now on, or has become the person's own. */
export async function setBringsStint(trx: Trx, id: DelegateId, brings: boolean): Promise<void> {
  await sql`
    update seat_delegate set brings_stint = ${brings} where id = ${id} and ended_at is null`.execute(
    trx,
  );
}

/**
 * What somebody asked others to do for an organisation, and is not answered, another profile of theirs asks now.
 * @param only those alone; all when absent. @returns the ids
 */
export async function passOffers(
  trx: Trx,
  { from, to, only }: { from: MemberId; to: MemberId; only?: readonly string[] },
): Promise<string[]> {
  const rows = await trx
    .updateTable('seat_delegate')
    .set({ named_by: to })
    .where('named_by', '=', from)
    .where('member_id', '<>', to)
    .where('status', '=', 'offered')
    .$if(only !== undefined, (q) => q.where('id', 'in', [...(only ?? [])]))
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

const toDelegate = (row: Selectable<SeatDelegateTable>): Delegate => ({
  id: trustId(row.id),
  seatId: trustId(row.seat_id),
  communityId: trustId(row.community_id),
  memberId: trustId(row.member_id),
  status: row.status,
  namedBy: trustId(row.named_by),
  createdAt: row.created_at,
  since: row.since ?? undefined,
  stintId: row.stint_id === null ? undefined : trustId(row.stint_id),
  bringsStint: row.brings_stint,
});
