// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import { endsAtOnce, type MembershipTerm } from '../../domain/term/term.js';
import { getCommunity, lockCommunity } from '../../store/communities.js';
import { readTerm, saveTerm } from '../../store/term/terms.js';
import { demand, demandNotStopped, demandSight, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/**
 * Gives the memberships of a community an end, or takes it away; for those that begin or are renewed from now on.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `community.not_active`,
 *   `membership.term_not_allowed`, `membership.end_not_reserved`
 */
export async function setMembershipTerm(
  deps: { db: Db; now: Clock },
  { actor, slug, term }: { actor: Actor; slug: Slug; term: MembershipTerm },
): Promise<void> {
  demandAllowed(term);
  await transact(deps.db, async (trx) => {
    const community = await lockCommunity(trx, slug);
    const powers = await powersOf(trx, actor, community.id);
    demandSight(powers, community);
    demand(powers, 'community.edit_policy');
    demandNotStopped(powers, community, 'community.edit_policy');
    if (term.onLoss === 'end' && !endsAtOnce(community, term)) {
      throw new PiazzaError('membership.end_not_reserved', { slug });
    }
    if (!(await saveTerm(trx, community.id, term))) return;
    const at = deps.now();
    const about = { at, actor: actor.memberId, community: community.id };
    await record(trx, { ...about, type: 'community.term_set', data: { ...term } });
  });
}

/** @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low` */
export async function readMembershipTerm(
  { db }: { db: Db },
  { actor, slug }: { actor: Actor; slug: Slug },
): Promise<MembershipTerm> {
  const community = await getCommunity(db, slug);
  const powers = await powersOf(db, actor, community.id);
  demandSight(powers, community);
  demand(powers, 'community.edit_policy');
  return readTerm(db, community.id);
}

function demandAllowed({ months = 1, graceDays }: MembershipTerm): void {
  const isWhole = Number.isInteger(months) && Number.isInteger(graceDays);
  if (!isWhole || months < 1 || months > 60 || graceDays < 0 || graceDays > 365) {
    throw new PiazzaError('membership.term_not_allowed', { months, graceDays });
  }
}
