// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { trustId, type MemberId } from '../../../kernel/ids.js';
import type { Delegate } from '../../domain/seats/delegate.js';
import type { MergeJournal } from '../../domain/merge-journal.js';
import type { Stint } from '../../domain/stint.js';
import { lockDelegate, setBringsStint } from '../../store/seats/delegates.js';
import { saveStanding } from '../../store/seats/standing.js';
import { findLiveStint } from '../../store/stints.js';
import { lockDelegateOf, mayHold, moveDelegation } from './move-delegation.js';

type Entry = MergeJournal['stints'][number];
type Sitting = Pick<Entry, 'brought' | 'delegate' | 'freed' | 'before'>;

interface Act {
  readonly at: Date;
  readonly actor: MemberId;
}

/** Whether a membership goes with a seat that the other may not hold, and they do not belong themselves. */
export async function isBoundTo(trx: Trx, stint: Stint, other: MemberId): Promise<boolean> {
  const delegate = await lockDelegateOf(trx, stint);
  if (!delegate?.bringsStint || mayHold(delegate, other)) return false;
  return (await findLiveStint(trx, stint.communityId, other)) === undefined;
}

/**
 * What acts through a membership goes over with it. Where one of the two belonged in their own right, so does the
 * one that remains: the membership no longer goes with a seat, but has the term of the other.
 */
export async function carryDelegation(
  trx: Trx,
  stint: Stint,
  { target, created, ...act }: Act & { readonly target: Stint; readonly created: boolean },
): Promise<Sitting> {
  const delegate = await lockDelegateOf(trx, stint);
  const brought = delegate?.bringsStint ?? false;
  const copy =
    delegate &&
    (await moveDelegation(trx, delegate, { target, bringsStint: created && brought, ...act }));
  const freed = created || brought ? undefined : await free(trx, target, stint);
  return { brought, ...(copy && { delegate: copy.id }), ...freed };
}

async function free(
  trx: Trx,
  target: Stint,
  right: Stint,
): Promise<Pick<Sitting, 'freed' | 'before'> | undefined> {
  const own = await lockDelegateOf(trx, target);
  if (!own?.bringsStint) return undefined;
  await setBringsStint(trx, own.id, false);
  await saveStanding(trx, target.id, right);
  const { path, expiresAt, graceUntil, graceReason } = target;
  return { freed: own.id, before: { path, expiresAt, graceUntil, graceReason } };
}

/** What a merge brought to a membership, if it still acts through it. */
export async function lockCarried(
  trx: Trx,
  stint: Stint,
  { delegate }: Entry,
): Promise<Delegate | undefined> {
  const held = await lockDelegateOf(trx, stint);
  return held && held.id === delegate ? held : undefined;
}

/** Gives it back to the membership of the one who had it, and to the other what was theirs alone. */
export async function returnDelegation(
  trx: Trx,
  delegate: Delegate | undefined,
  { target, entry, ...act }: Act & { readonly target: Stint; readonly entry: Entry },
): Promise<void> {
  const { brought = false, freed, before } = entry;
  if (delegate) await moveDelegation(trx, delegate, { target, bringsStint: brought, ...act });
  if (!freed || !(await lockDelegate(trx, trustId(freed)))) return;
  await setBringsStint(trx, trustId(freed), true);
  if (before) await saveStanding(trx, trustId(entry.to), before);
}
