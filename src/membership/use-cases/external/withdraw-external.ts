// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Slug } from '../../../kernel/ids.js';
import { setCommunityStatus } from '../../store/communities.js';
import { lockExternal } from '../../store/external/external-communities.js';
import { demand, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/**
 * Takes a community that lives elsewhere out of the catalogue, for good: its address is never given again.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `community.not_found`
 */
export async function withdrawExternal(
  deps: { db: Db; now: Clock },
  { actor, slug }: { readonly actor: Actor; readonly slug: Slug },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'community.approve');
    const entry = await lockExternal(trx, slug);
    await setCommunityStatus(trx, entry.id, 'archived');
    const by = { at: deps.now(), actor: actor.memberId, community: entry.id };
    await record(trx, { type: 'external.withdrawn', ...by });
  });
}
