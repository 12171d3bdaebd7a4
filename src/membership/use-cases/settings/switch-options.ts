// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { CommunityId, Slug } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import { lockCommunity } from '../../store/communities.js';
import { demand, demandNotStopped, demandSight, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/** Something of which a community uses a part. */
export interface Options<Option extends string> {
  /** All that there are, in their order. */
  readonly all: readonly Option[];
  readonly wanted: readonly Option[];
  readonly held: (community: Community) => readonly Option[];
  readonly save: (trx: Trx, id: CommunityId, chosen: readonly Option[]) => Promise<void>;
  readonly event: 'community.card_set' | 'community.roles_chosen';
}

/**
 * Switches on what is wanted, and off what is not. Nothing happens where nothing changes.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `community.not_active`
 */
export async function switchOptions<Option extends string>(
  deps: { db: Db; now: Clock },
  { actor, slug }: { readonly actor: Actor; readonly slug: Slug },
  { all, wanted, held, save, event }: Options<Option>,
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const community = await lockCommunity(trx, slug);
    const powers = await powersOf(trx, actor, community.id);
    demandSight(powers, community);
    demand(powers, 'community.edit_policy');
    demandNotStopped(powers, community, 'community.edit_policy');

    const chosen = all.filter((option) => wanted.includes(option));
    const on = chosen.filter((option) => !held(community).includes(option));
    const off = held(community).filter((option) => !chosen.includes(option));
    if (on.length + off.length === 0) return;
    await save(trx, community.id, chosen);
    await record(trx, {
      type: event,
      at: deps.now(),
      actor: actor.memberId,
      community: community.id,
      data: { on, off },
    });
  });
}
