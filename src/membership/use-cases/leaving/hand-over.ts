// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId, RoleGrantId } from '../../../kernel/ids.js';
import { reaches } from '../../../kernel/level.js';
import type { RoleGrant } from '../../domain/role-grant.js';
import { grantRules } from '../../domain/terms.js';
import { lockSuccessions, lockSuccessor } from '../../store/leaving/successors.js';
import { endGrant } from '../../store/grants.js';
import { lockBestLevel } from '../../store/means.js';
import { record } from '../record.js';
import { startGrantWith } from '../start-grant.js';

interface Act {
  readonly at: Date;
  readonly actor: MemberId | undefined;
}

/**
 * Somebody who agreed to take over from the last who answer for a community does so now, before those go. The
 * caller holds the community.
 * @returns whether there was anybody: leaving never waits for a word that was not given.
 */
export async function handOver(
  trx: Trx,
  { going, named }: { going: readonly RoleGrant[]; named: RoleGrantId | undefined },
  { at, actor }: Act,
): Promise<boolean> {
  const [first] = going;
  if (!first) return false;
  const from = going.map(({ memberId }) => memberId);
  const successor = await lockSuccessor(trx, { communityId: first.communityId, from, named });
  const grantedBy = successor?.offeredBy;
  if (!successor || grantedBy === undefined) return false;
  // Between the word and this day they may have lost what proves them: then nobody is held back for it.
  const level = await lockBestLevel(trx, successor.memberId);
  if (!reaches(level, grantRules.manager.minimumLevel)) return false;
  const months = successor.months ?? grantRules.manager.standardMonths;
  const consent = { actor: actor ?? grantedBy, grantedBy, months, at };
  await startGrantWith(trx, { ...successor, status: 'offered' }, consent);
  return true;
}

/** What a manager asked of others for the case of leaving ends with the role, whichever way that ends. */
export async function endSuccessions(
  trx: Trx,
  grant: RoleGrant,
  { at, actor }: Act,
): Promise<void> {
  if (grant.role !== 'manager' || grant.status !== 'active') return;
  for (const asked of await lockSuccessions(trx, grant)) {
    await endGrant(trx, asked, { status: 'withdrawn', at });
    await record(trx, {
      type: 'role.ended',
      at,
      actor,
      subject: asked.memberId,
      community: asked.communityId,
      data: { grant: asked.id, role: asked.role, was: asked.status, how: 'withdrawn' },
    });
  }
}
