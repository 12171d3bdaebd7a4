// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import type { ExternalDescription } from '../../domain/external/external-community.js';
import { lockExternal, saveExternal } from '../../store/external/external-communities.js';
import { demand, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

export interface DescribeExternal extends ExternalDescription {
  readonly actor: Actor;
  readonly slug: Slug;
  /** Of the entry that the form was made from. */
  readonly revision: number;
}

/**
 * Says anew what a community is that lives elsewhere, and where.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `community.not_found`, `community.changed`
 */
export async function describeExternal(
  deps: { db: Db; now: Clock },
  { actor, slug, revision, ...description }: DescribeExternal,
): Promise<void> {
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'community.approve');
    const entry = await lockExternal(trx, slug);
    if (entry.revision !== revision) throw new PiazzaError('community.changed', { slug });
    await saveExternal(trx, entry.id, description);
    const by = { at: deps.now(), actor: actor.memberId, community: entry.id };
    await record(trx, { type: 'external.described', ...by });
  });
}
