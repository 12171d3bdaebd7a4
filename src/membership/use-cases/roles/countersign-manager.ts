// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { RoleGrantId, Slug } from '../../../kernel/ids.js';
import type { RoleGrant } from '../../domain/role-grant.js';
import { getCommunity } from '../../store/communities.js';
import {
  countersignGrant,
  isUnderCaretaker,
  listWaitingManagers as readWaiting,
  type WaitingManager,
} from '../../store/roles/signatures.js';
import { demand, demandFresh, powersOf } from '../authorise.js';
import { lockGrantWithCommunity } from '../lock-grant.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/**
 * Puts the second signature of the regional staff under the first manager after a caretaker, before the role is
 * accepted: by neither who offers it, nor who takes it on, nor who accepts the proposal.
 *
 * @throws PiazzaError `session.not_fresh`, `right.missing`, `session.level_too_low`, `role.not_found`,
 *   `role.answered`, `role.same_signature`
 */
export async function countersignManager(
  deps: { db: Db; now: Clock },
  { actor, grantId }: { actor: Actor; grantId: RoleGrantId },
): Promise<void> {
  demandFresh(actor, deps.now);
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'role.appoint_caretaker');
    const { grant } = await lockGrantWithCommunity(trx, grantId);
    if (grant.role !== 'manager') throw new PiazzaError('role.not_found', { grantId });
    const signed = await countersignGrant(trx, grantId, actor.memberId);
    if (!signed) throw new PiazzaError('role.answered', { grantId });
    await record(trx, {
      type: 'role.countersigned',
      at: deps.now(),
      actor: actor.memberId,
      subject: grant.memberId,
      community: grant.communityId,
      data: { grant: grant.id, role: grant.role },
    });
  });
}

/**
 * Who waits for a second signature in a community that a caretaker keeps, and whether it may be the reader's; nobody
 * elsewhere.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`
 */
export async function listWaitingManagers(
  deps: { db: Db },
  { actor, slug }: { actor: Actor; slug: Slug },
): Promise<readonly (WaitingManager & { readonly maySign: boolean })[]> {
  demand(await powersOf(deps.db, actor), 'role.appoint_caretaker');
  const community = await getCommunity(deps.db, slug);
  if (!(await isUnderCaretaker(deps.db, community.id))) return [];
  const waiting = await readWaiting(deps.db, community.id);
  return waiting.map((one) => ({
    ...one,
    maySign: ![one.offeredBy, one.memberId].includes(actor.memberId),
  }));
}

/** @throws PiazzaError `role.needs_second_signature` */
export async function demandSecondSignature(trx: Trx, grant: RoleGrant): Promise<void> {
  if (grant.role !== 'manager' || grant.countersignedBy) return;
  if (await isUnderCaretaker(trx, grant.communityId)) {
    throw new PiazzaError('role.needs_second_signature', { grant: grant.id });
  }
}
