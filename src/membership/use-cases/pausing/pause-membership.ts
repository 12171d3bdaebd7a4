// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import { lockCommunity } from '../../store/communities.js';
import { lockLiveGrants } from '../../store/grants.js';
import { pauseStint, unpauseStint } from '../../store/stints.js';
import { keepManaged } from '../keep-managed.js';
import { lockOwnStint } from '../lock-own-stint.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

type Deps = { readonly db: Db; readonly now: Clock };

export interface PauseMembership {
  readonly actor: Actor;
  readonly slug: Slug;
  /** Whether the list of members goes on naming the person. */
  readonly listed: boolean;
}

/**
 * The actor rests: no mails of the community, roles asleep, the place kept. Whoever alone answered for the
 * community is replaced first.
 * @throws PiazzaError `community.not_found`, `membership.not_member`, `membership.not_pausable`
 */
export async function pauseMembership(
  deps: Deps,
  { actor, slug, listed }: PauseMembership,
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const community = await lockCommunity(trx, slug);
    const stint = await lockOwnStint(trx, actor, community);
    const act = { at: deps.now(), actor: actor.memberId };
    await keepManaged(trx, { community, ending: await lockLiveGrants(trx, stint.id) }, act);
    if (!(await pauseStint(trx, stint.id, { at: act.at, listed }))) {
      throw new PiazzaError('membership.not_pausable', { slug });
    }
    const about = { ...act, subject: actor.memberId, community: community.id };
    await record(trx, { ...about, type: 'stint.paused', data: { stint: stint.id } });
  });
}

/**
 * The pause is over, by the actor's own act.
 * @throws PiazzaError `community.not_found`, `membership.not_member`, `membership.not_paused`
 */
export async function unpauseMembership(
  deps: Deps,
  { actor, slug }: Omit<PauseMembership, 'listed'>,
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const community = await lockCommunity(trx, slug);
    const stint = await lockOwnStint(trx, actor, community);
    if (!(await unpauseStint(trx, stint.id)))
      throw new PiazzaError('membership.not_paused', { slug });
    const about = { at: deps.now(), actor: actor.memberId, subject: actor.memberId };
    const data = { stint: stint.id };
    await record(trx, { ...about, community: community.id, type: 'stint.unpaused', data });
  });
}
