// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { newId, type Slug, type TermsVersionId } from '../../../kernel/ids.js';
import { lockCommunity } from '../../store/communities.js';
import {
  insertTerms,
  type TermsLanguage,
  type TermsOwner,
} from '../../store/terms-of-use/versions.js';
import { demand, demandNotStopped, demandSight, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

export interface PublishTerms {
  readonly actor: Actor;
  /** Undefined for the platform's own. */
  readonly slug?: Slug | undefined;
  readonly texts: Readonly<Record<TermsLanguage, string>>;
  /** Whether everybody is asked again; the first version always is accepted by everybody. */
  readonly material: boolean;
  /** From now on, unless later. */
  readonly effectiveFrom?: Date | undefined;
}

/**
 * Publishes the next version of terms. Earlier ones stay as they are, with who accepted them.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `community.not_active`,
 *   `terms.published_meanwhile`
 */
export async function publishTerms(
  deps: { db: Db; now: Clock },
  { actor, slug, texts, material, effectiveFrom }: PublishTerms,
): Promise<{ readonly version: TermsVersionId }> {
  return transact(deps.db, async (trx) => {
    const owner = await ownerFor(trx, actor, slug);
    const at = deps.now();
    const version = newId<TermsVersionId>(at.getTime());
    const from = effectiveFrom && effectiveFrom > at ? effectiveFrom : at;
    const published = { id: version, owner, material, effectiveFrom: from, publishedAt: at };
    const asksAgain = await insertTerms(trx, { ...published, by: actor.memberId, texts });
    const by = { at, actor: actor.memberId, community: owner };
    const data = { version, material: asksAgain };
    await record(trx, { type: 'terms.published', ...by, data });
    return { version };
  });
}

async function ownerFor(trx: Trx, actor: Actor, slug: Slug | undefined): Promise<TermsOwner> {
  if (slug === undefined) {
    demand(await powersOf(trx, actor), 'terms.publish_platform');
    return undefined;
  }
  const community = await lockCommunity(trx, slug);
  const powers = await powersOf(trx, actor, community.id);
  demandSight(powers, community);
  demand(powers, 'terms.publish');
  demandNotStopped(powers, community, 'terms.publish');
  return community.id;
}
