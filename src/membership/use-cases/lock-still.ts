// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import type { Slug } from '../../kernel/ids.js';
import { lockCommunity } from '../store/communities.js';

/**
 * Holds a community still until the transaction ends: nobody else's act there comes between what is read next and what
 * is then done. Before anything else of the community is held, because every act holds the community first.
 * @throws PiazzaError `community.not_found`
 */
export async function lockStill(trx: Trx, slug: Slug): Promise<void> {
  await lockCommunity(trx, slug);
}
