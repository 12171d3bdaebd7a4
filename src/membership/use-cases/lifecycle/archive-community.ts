// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import { lockCommunity, setCommunityStatus } from '../../store/communities.js';
import { demand, demandFresh, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { demandReason } from './demand-reason.js';

/**
 * The regional staff ends a community for ever. From this moment nobody belongs to it; a job ends the
 * memberships, requests and invitations one by one (`closeArchived`), and each member is told.
 * @throws PiazzaError `session.not_fresh`, `right.missing`, `session.level_too_low`, `community.not_found`,
 *   `community.archived`, `community.reason_missing`
 */
export async function archiveCommunity(
  deps: { db: Db; now: Clock },
  { actor, slug, reason }: { actor: Actor; slug: Slug; reason: string },
): Promise<void> {
  demandFresh(actor, deps.now);
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'community.archive');
    const community = await lockCommunity(trx, slug);
    if (community.status === 'archived') throw new PiazzaError('community.archived', { slug });
    const why = demandReason(reason);
    await setCommunityStatus(trx, community.id, 'archived', { reason: why });
    await record(trx, {
      type: 'community.archived',
      at: deps.now(),
      actor: actor.memberId,
      community: community.id,
      data: { was: community.status, reason },
    });
  });
}
