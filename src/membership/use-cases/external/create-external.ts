// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { newId, type CommunityId, type Slug } from '../../../kernel/ids.js';
import type { ExternalDescription } from '../../domain/external/external-community.js';
import { insertExternal } from '../../store/external/external-communities.js';
import { demand, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

export interface CreateExternal extends ExternalDescription {
  readonly actor: Actor;
  readonly slug: Slug;
}

/**
 * The regional staff puts a community that lives elsewhere into the catalogue.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `community.slug_taken`
 */
export async function createExternal(
  deps: { db: Db; now: Clock },
  { actor, slug, ...description }: CreateExternal,
): Promise<CommunityId> {
  return transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'community.approve');
    const at = deps.now();
    const id = newId<CommunityId>(at.getTime());
    const status = 'active' as const;
    await insertExternal(trx, { id, slug, status, revision: 0, createdAt: at, ...description });
    const by = { at, actor: actor.memberId, community: id };
    await record(trx, { type: 'external.listed', ...by, data: { slug } });
    return id;
  });
}
