// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { AffiliationId } from '../../../kernel/ids.js';
import { confirmed } from '../../domain/organisations/affiliation.js';
import { findAffiliation, saveProof } from '../../store/organisations/affiliations.js';
import { transact } from '../transact.js';
import { demandRepresentative } from './authorise.js';
import { endAffiliationWith } from './end-affiliation.js';
import { holdAffiliation } from './hold-affiliation.js';
import { recordAffiliation } from './record-affiliation.js';
import { restoreMemberships } from './settle-memberships.js';

export type AffiliationDecision =
  | { readonly decision: 'confirm' }
  /** It never was so: the person is told why. */
  | { readonly decision: 'refuse'; readonly reason: string }
  /** It is so no longer. */
  | { readonly decision: 'end' };

/**
 * A representative says who belongs to the organisation. Nobody confirms themselves.
 * @throws PiazzaError `affiliation.not_found`, `affiliation.own`, `affiliation.reason_missing`, `right.missing`,
 *   `session.level_too_low`
 */
export async function decideAffiliation(
  deps: { db: Db; now: Clock },
  {
    actor,
    affiliationId,
    ...decision
  }: AffiliationDecision & {
    readonly actor: Actor;
    readonly affiliationId: AffiliationId;
  },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const at = deps.now();
    const found = await findAffiliation(trx, affiliationId);
    if (!found) throw new PiazzaError('affiliation.not_found', { id: affiliationId });
    const { organisationId } = found;
    await demandRepresentative(trx, actor, { organisationId, at });
    const held = await holdAffiliation(trx, found);
    if (!held) throw new PiazzaError('affiliation.not_found', { id: affiliationId });
    const by = actor.memberId;
    if (decision.decision === 'refuse') {
      const { reason } = decision;
      return endAffiliationWith(trx, held, { status: 'refused', at, by, reason });
    }
    if (decision.decision === 'end') {
      return endAffiliationWith(trx, held, { status: 'ended', at, by });
    }
    const proven = confirmed(held.affiliation, { by, at });
    await saveProof(trx, proven);
    await recordAffiliation(trx, 'affiliation.verified', proven, { actor: by, at });
    await restoreMemberships(trx, proven.memberId, { at, actor: by });
  });
}
