// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { Level } from '../../../kernel/level.js';
import { deleteUnprovenAddresses } from '../../store/contact-points.js';
import { lockMembers, updateProfileOf } from '../../store/members.js';
import { insertPersonKeys } from '../../store/person-keys.js';
import type { Context } from './context.js';
import { StaleDecision } from './stale.js';

/** @throws StaleDecision when one of them was merged, suspended or erased meanwhile */
export async function lockActive(trx: Trx, ids: readonly MemberId[]): Promise<void> {
  const locked = await lockMembers(trx, ids);
  const active = locked.filter((member) => member.status === 'active');
  if (active.length < ids.length) throw new StaleDecision('the member changed');
}

/**
 * When an account meets its person, whatever was never proven goes: sessions that somebody else may
 * have left open, addresses that somebody else may have put there
 * (Sudhodanan & Paverd, "Pre-hijacked accounts", USENIX Security 2022).
 */
export async function cleanUpAtFirstProof(
  trx: Trx,
  { input, features, at }: Context,
  memberId: MemberId,
): Promise<{ droppedAddresses: number }> {
  const here = input.session?.memberId === memberId ? input.session.sessionId : undefined;
  for (const feature of features) {
    await feature.endSessions?.(trx, { memberId, except: here, at });
  }
  const droppedAddresses = await deleteUnprovenAddresses(trx, memberId);
  if (droppedAddresses > 0) await updateProfileOf(trx, memberId, { at });
  return { droppedAddresses };
}

export async function recordKeys(trx: Trx, context: Context, memberId: MemberId): Promise<void> {
  const recording = recordingOf(context, memberId);
  if (recording && context.keys.length > 0) await insertPersonKeys(trx, context.keys, recording);
}

/** Undefined for a reply of level `none`, which records no key. */
export function recordingOf(
  { input, at }: Context,
  memberId: MemberId,
): { memberId: MemberId; level: Exclude<Level, 'none'>; at: Date } | undefined {
  const { level } = input.profile;
  return level === 'none' ? undefined : { memberId, level, at };
}
