// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { newId, type DelegateId, type MemberId } from '../../../kernel/ids.js';
import type { Delegate } from '../../domain/seats/delegate.js';
import type { Stint } from '../../domain/stint.js';
import { inCommunity, insertDelegate, lockDelegates } from '../../store/seats/delegates.js';
import { dropDelegation } from './drop-delegation.js';
import { endDelegationWith } from './end-delegation-with.js';
import { recordDelegate } from './record-seat.js';

interface Act {
  readonly at: Date;
  readonly actor: MemberId;
}

/** Who acts through a membership: nobody, or its member for one organisation. */
export async function lockDelegateOf(trx: Trx, { id }: Stint): Promise<Delegate | undefined> {
  const [found] = await lockDelegates(trx, { stintId: id });
  return found;
}

/** What a person named themselves for, under another profile of theirs, is not theirs to hold. */
export const mayHold = (delegate: Delegate, memberId: MemberId): boolean =>
  delegate.namedBy !== memberId;

/**
 * Where a membership goes over to another profile of the same person, so does the delegation that acts through it,
 * unless the other acts for an organisation there already.
 * @returns the new one, which begins through the other membership
 */
export async function moveDelegation(
  trx: Trx,
  delegate: Delegate,
  { target, bringsStint, ...act }: Act & { readonly target: Stint; readonly bringsStint: boolean },
): Promise<Delegate | undefined> {
  const { memberId, communityId, id: stintId } = target;
  const others = inCommunity(await lockDelegates(trx, { memberId }), communityId);
  if (!mayHold(delegate, memberId) || others.some(({ status }) => status === 'active')) {
    return undefined;
  }
  for (const offer of others.filter(({ seatId }) => seatId === delegate.seatId)) {
    await dropDelegation(trx, offer, { ...act, status: 'dropped' });
  }
  await dropDelegation(trx, delegate, { ...act, status: 'moved' });
  const own = { id: newId<DelegateId>(act.at.getTime()), memberId, stintId, bringsStint };
  const copy: Delegate = { ...delegate, ...own };
  await insertDelegate(trx, copy);
  await recordDelegate(trx, 'delegate.started', copy, { ...act, was: delegate.status });
  return copy;
}

/** What somebody was asked and has not answered goes over too. @returns the ids, for the way back */
export async function moveDelegateOffers(
  trx: Trx,
  from: MemberId,
  { to, at, only }: { to: MemberId; at: Date; only?: readonly string[] },
): Promise<string[]> {
  const held = await lockDelegates(trx, { memberId: to });
  const moved: string[] = [];
  for (const offer of await lockDelegates(trx, { memberId: from })) {
    if (offer.status !== 'offered' || (only && !only.includes(offer.id))) continue;
    await dropDelegation(trx, offer, { at, actor: to, status: 'moved' });
    if (!mayHold(offer, to) || held.some(({ seatId }) => seatId === offer.seatId)) continue;
    const copy = { ...offer, id: newId<DelegateId>(at.getTime()), memberId: to };
    await insertDelegate(trx, copy);
    await recordDelegate(trx, 'delegate.named', copy, { at, actor: to });
    moved.push(copy.id);
  }
  return moved;
}

/** Nobody sits where another profile of theirs has named them. */
export async function endSelfNamed(
  trx: Trx,
  { from, to, at }: { readonly from: MemberId; readonly to: MemberId; readonly at: Date },
): Promise<void> {
  for (const one of await lockDelegates(trx, { memberId: to })) {
    if (one.namedBy !== from) continue;
    await endDelegationWith(trx, one, { at, actor: to, status: 'dropped' });
  }
}
