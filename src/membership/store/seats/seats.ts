// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { SeatTable } from '../../../database/tables/seats.js';
import {
  trustId,
  type CommunityId,
  type MemberId,
  type OrganisationId,
  type SeatId,
} from '../../../kernel/ids.js';
import type { Seat } from '../../domain/seats/seat.js';

/** Violates `seat_live_key` where the two have a seat, or ask each other for one. */
export async function insertSeat(trx: Trx, seat: Seat): Promise<void> {
  await trx
    .insertInto('seat')
    .values({
      id: seat.id,
      organisation_id: seat.organisationId,
      community_id: seat.communityId,
      status: seat.status,
      message: seat.message,
      asked_by: seat.askedBy,
      created_at: seat.createdAt,
      expected_by: seat.expectedBy,
    })
    .execute();
}

/** A live one as it is now; not held. */
export async function findSeat(db: Db | Trx, id: SeatId): Promise<Seat | undefined> {
  const row = await liveOne(db, id).executeTakeFirst();
  return row && toSeat(row);
}

/** A live one, held until the end of the transaction. */
export async function lockSeat(trx: Trx, id: SeatId): Promise<Seat | undefined> {
  const row = await liveOne(trx, id).forUpdate().executeTakeFirst();
  return row && toSeat(row);
}

/** The live ones of an organisation, and what is asked about one, held until the end of the transaction. */
export async function lockSeatsOf(
  trx: Trx,
  organisationId: OrganisationId,
): Promise<readonly Seat[]> {
  const rows = await trx
    .selectFrom('seat')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toSeat);
}

const liveOne = (db: Db | Trx, id: SeatId) =>
  db.selectFrom('seat').selectAll().where('id', '=', id).where('ended_at', 'is', null);

/** Violates `seat_not_by_self`. */
export async function saveTaken(trx: Trx, seat: Seat): Promise<void> {
  await trx
    .updateTable('seat')
    .set({ status: seat.status, answered_by: seat.answeredBy ?? null, since: seat.since ?? null })
    .where('id', '=', seat.id)
    .execute();
}

export interface SeatEnd {
  readonly status: Exclude<Seat['status'], 'requested' | 'offered' | 'held'>;
  readonly at: Date;
  /** Undefined for what the platform does by itself. */
  readonly by: MemberId | undefined;
  readonly reason?: string | undefined;
  readonly mayAskAgainAt?: Date | undefined;
}

/**
 * Violates `seat_reason` for a refusal or a revocation without one, `seat_not_by_self` for an answer to oneself,
 * `seat_delegate_seat` while somebody sits there.
 */
export async function endSeatRow(trx: Trx, seat: Seat, end: SeatEnd): Promise<void> {
  const isAnswer = end.status === 'refused' || end.status === 'declined';
  await trx
    .updateTable('seat')
    .set({
      status: end.status,
      ended_at: end.at,
      ended_by: end.by ?? null,
      reason: end.reason ?? null,
      may_ask_again_at: end.mayAskAgainAt ?? null,
      ...(isAnswer && { answered_by: end.by ?? null }),
    })
    .where('id', '=', seat.id)
    .execute();
}

/** Until when an organisation that was sent away, under any of its entries, may not ask again; undefined when it may. */
export async function sentAwayUntil(
  trx: Trx,
  query: {
    readonly organisationId: OrganisationId;
    readonly communityId: CommunityId;
    readonly at: Date;
  },
): Promise<Date | undefined> {
  const row = await trx
    .selectFrom('seat')
    .select((e) => e.fn.max('may_ask_again_at').as('until'))
    .where('organisation_id', 'in', (e) =>
      e
        .selectFrom('organisation')
        .select('id')
        .where((x) =>
          x.or([x('id', '=', query.organisationId), x('merged_into', '=', query.organisationId)]),
        ),
    )
    .where('community_id', '=', query.communityId)
    .where('may_ask_again_at', '>', query.at)
    .executeTakeFirst();
  return row?.until ?? undefined;
}

/**
 * Seats of organisations that are no more, and of communities that are archived once nobody sits there: whoever
 * sat there is told of the end of the community.
 */
export async function listSeatsToClose(db: Db, limit: number): Promise<readonly SeatId[]> {
  const rows = await db
    .selectFrom('seat as e')
    .innerJoin('organisation as o', 'o.id', 'e.organisation_id')
    .innerJoin('community as c', 'c.id', 'e.community_id')
    .select('e.id')
    .where('e.ended_at', 'is', null)
    .where((x) =>
      x.or([
        x('o.status', '=', 'dissolved'),
        x.and([
          x('c.status', '=', 'archived'),
          x.not(
            x.exists(
              x
                .selectFrom('seat_delegate as d')
                .select('d.id')
                .whereRef('d.seat_id', '=', 'e.id')
                .where('d.status', '=', 'active'),
            ),
          ),
        ]),
      ]),
    )
    .limit(limit)
    .execute();
  return rows.map(({ id }) => trustId(id));
}

/** Whoever asked under another profile of theirs may not answer under this one. */
export async function passOpenQuestions(
  trx: Trx,
  { from, to }: { readonly from: MemberId; readonly to: MemberId },
): Promise<void> {
  await trx
    .updateTable('seat')
    .set({ asked_by: to })
    .where('asked_by', '=', from)
    .where('status', 'in', ['requested', 'offered'])
    .execute();
}

/** What somebody wrote who is erased goes with them (GDPR, art. 17). */
export async function blankSeatWords(trx: Trx, memberId: MemberId): Promise<void> {
  await trx.updateTable('seat').set({ message: '' }).where('asked_by', '=', memberId).execute();
  await trx
    .updateTable('seat')
    .set({ reason: '-', message: '' })
    .where('ended_by', '=', memberId)
    .where('reason', 'is not', null)
    .execute();
}

const toSeat = (row: Selectable<SeatTable>): Seat => ({
  id: trustId(row.id),
  organisationId: trustId(row.organisation_id),
  communityId: trustId(row.community_id),
  status: row.status,
  message: row.message,
  askedBy: trustId(row.asked_by),
  answeredBy: row.answered_by === null ? undefined : trustId(row.answered_by),
  createdAt: row.created_at,
  expectedBy: row.expected_by,
  escalatedAt: row.escalated_at ?? undefined,
  since: row.since ?? undefined,
});
