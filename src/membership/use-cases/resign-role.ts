// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { RoleGrantId } from '../../kernel/ids.js';
import { insertHandoverNote } from '../store/roles/handover.js';
import { endGrantWith } from './end-grant.js';
import { lastInCharge } from './keep-managed.js';
import { handOver } from './leaving/hand-over.js';
import { lockGrantWithCommunity } from './lock-grant.js';
import { transact } from './transact.js';

/**
 * Gives back a role of one's own, with a note for who comes after, and stays a member. The last manager hands over
 * to who agreed to it, and cannot where nobody did: leaving is the way that is always open, and it brings a caretaker.
 *
 * @throws PiazzaError `role.not_found`, `role.answered`, `role.last_manager`
 */
export async function resignRole(
  deps: { db: Db; now: Clock },
  { actor, grantId, note = '' }: { actor: Actor; grantId: RoleGrantId; note?: string | undefined },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const { community, grant } = await lockGrantWithCommunity(trx, grantId);
    if (grant.memberId !== actor.memberId) throw new PiazzaError('role.not_found', { grantId });
    if (grant.status !== 'active') throw new PiazzaError('role.answered', { grantId });

    const end = { status: 'resigned', at: deps.now(), actor: actor.memberId } as const;
    const going = await lastInCharge(trx, community, [grant]);
    await handOver(trx, { going, named: undefined }, end);
    await endGrantWith(trx, grant, end);
    const text = note.trim();
    if (text) await insertHandoverNote(trx, { ...grant, grantId, text, at: end.at });
  });
}
