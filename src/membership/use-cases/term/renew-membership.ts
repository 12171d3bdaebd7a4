// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { later, type Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import type { Stint } from '../../domain/stint.js';
import { renewableFrom } from '../../domain/term/term.js';
import { termEnd } from '../../domain/terms.js';
import { lockCommunity } from '../../store/communities.js';
import { readTerm, renewStint } from '../../store/term/terms.js';
import { lockOwnStint } from '../lock-own-stint.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/**
 * Renews the actor's own membership for another term, from its end on; also in the time of grace.
 * @throws PiazzaError `community.not_found`, `membership.not_member`, `membership.not_renewable`
 */
export async function renewMembership(
  deps: { db: Db; now: Clock },
  { actor, slug }: { actor: Actor; slug: Slug },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const community = await lockCommunity(trx, slug);
    const stint = await lockOwnStint(trx, actor, community);
    const at = deps.now();
    if (!isRenewable(stint, at)) throw new PiazzaError('membership.not_renewable', { slug });
    const { months } = await readTerm(trx, community.id);
    const from = stint.expiresAt && stint.expiresAt > at ? stint.expiresAt : at;
    await renewStint(trx, stint.id, months === undefined ? undefined : termEnd(from, months));
    const about = { at, actor: actor.memberId, subject: actor.memberId, community: community.id };
    await record(trx, { ...about, type: 'stint.renewed', data: { stint: stint.id } });
  });
}

/** In the last month of its term, and in grace because the term was over; never while suspended or for want of what it rests on. */
export function isRenewable({ status, expiresAt, graceReason }: Stint, at: Date): boolean {
  if (!expiresAt || status === 'suspended') return false;
  if (graceReason !== undefined && graceReason !== 'expired') return false;
  return expiresAt <= later(at, renewableFrom);
}
