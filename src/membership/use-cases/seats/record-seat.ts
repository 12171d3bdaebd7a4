// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { Delegate } from '../../domain/seats/delegate.js';
import type { Seat } from '../../domain/seats/seat.js';
import { findSeatOrganisation } from '../../store/seats/lists.js';
import { record } from '../record.js';

interface Act {
  readonly at: Date;
  readonly actor: MemberId | undefined;
}

/** Tells of a change of one seat: ids and how it went, never what was written. */
export async function recordSeat(
  trx: Trx,
  type: `seat.${'requested' | 'offered' | 'escalated' | 'started' | 'ended' | 'moved'}`,
  seat: Seat,
  {
    at,
    actor,
    was,
    why,
  }: Act & {
    readonly was?: Seat['status'];
    /** The organisation goes on as another, which has a seat there. */
    readonly why?: 'merged' | undefined;
  },
): Promise<void> {
  const { id, organisationId: organisation, communityId: community, status: how } = seat;
  const asks = how === 'requested' || how === 'offered';
  const until = asks && seat.expectedBy.toISOString();
  const more = { ...(was && { was }), ...(until && { until }), ...(why && { why }) };
  const data = { seat: id, organisation, how, ...more };
  await record(trx, { type, at, actor, community, data });
}

/** Tells of a change of who sits for an organisation. */
export async function recordDelegate(
  trx: Trx,
  type: `delegate.${'named' | 'started' | 'ended'}`,
  delegate: Delegate,
  {
    at,
    actor,
    was,
    why,
  }: Act & { readonly was?: Delegate['status']; readonly why?: 'seat_ended' | undefined },
): Promise<void> {
  const { id, seatId: seat, communityId: community, memberId: subject, status: how } = delegate;
  const organisation = await findSeatOrganisation(trx, seat);
  const data = { delegate: id, seat, organisation, how, ...(was && { was }), ...(why && { why }) };
  await record(trx, { type, at, actor, subject, community, data });
}
