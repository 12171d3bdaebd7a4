// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { Slug } from '../../kernel/ids.js';
import { missingToOpen } from '../domain/settings/readiness.js';
import { lockCommunity, setCommunityStatus } from '../store/communities.js';
import { hasTerms, readTexts } from '../store/settings/settings.js';
import { demand, powersOf } from './authorise.js';
import { record } from './record.js';
import { transact } from './transact.js';

/**
 * Opens a prepared community once it has what it needs.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`,
 *   `community.not_draft`, `community.not_ready { missing }`
 */
export async function activateCommunity(
  deps: { db: Db; now: Clock },
  { actor, slug }: { actor: Actor; slug: Slug },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'community.approve');
    const community = await lockCommunity(trx, slug);
    if (community.status !== 'draft') {
      throw new PiazzaError('community.not_draft', { slug, status: community.status });
    }
    const texts = await readTexts(trx, community.id);
    const terms = { hasTerms: await hasTerms(trx, community.id) };
    const missing = missingToOpen(community, texts?.it, terms);
    if (missing.length > 0) throw new PiazzaError('community.not_ready', { slug, missing });

    await setCommunityStatus(trx, community.id, 'active');
    await record(trx, {
      type: 'community.activated',
      at: deps.now(),
      actor: actor.memberId,
      community: community.id,
      data: { was: community.status },
    });
  });
}
