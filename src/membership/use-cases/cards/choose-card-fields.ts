// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Slug } from '../../../kernel/ids.js';
import { cardFields, type CardField } from '../../domain/cards/card.js';
import { lockCommunity, setCardFields } from '../../store/communities.js';
import { demand, demandSight, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/**
 * Decides what members may say of themselves on their cards; none, and the community has no cards. What
 * is written in a field that is switched off shows to nobody, and is gone with the card's next change.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`
 */
export async function chooseCardFields(
  deps: { db: Db; now: Clock },
  { actor, slug, fields }: { actor: Actor; slug: Slug; fields: readonly CardField[] },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const community = await lockCommunity(trx, slug);
    const powers = await powersOf(trx, actor, community.id);
    demandSight(powers, community);
    demand(powers, 'community.edit_policy');

    const chosen = cardFields.filter((field) => fields.includes(field));
    const on = chosen.filter((field) => !community.cardFields.includes(field));
    const off = community.cardFields.filter((field) => !chosen.includes(field));
    if (on.length + off.length === 0) return;
    await setCardFields(trx, community.id, chosen);
    await record(trx, {
      type: 'community.card_set',
      at: deps.now(),
      actor: actor.memberId,
      community: community.id,
      data: { on, off },
    });
  });
}
