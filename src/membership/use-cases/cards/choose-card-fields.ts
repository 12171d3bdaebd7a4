// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Slug } from '../../../kernel/ids.js';
import { cardFields, type CardField } from '../../domain/cards/card.js';
import { setCardFields } from '../../store/communities.js';
import { switchOptions } from '../settings/switch-options.js';

/**
 * Decides what members may say of themselves on their cards; none, and the community has no cards. What
 * is written in a field that is switched off shows to nobody, and is gone with the card's next change.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`
 */
export const chooseCardFields = (
  deps: { db: Db; now: Clock },
  { fields, ...where }: { actor: Actor; slug: Slug; fields: readonly CardField[] },
): Promise<void> =>
  switchOptions(deps, where, {
    all: cardFields,
    wanted: fields,
    held: (community) => community.cardFields,
    save: setCardFields,
    event: 'community.card_set',
  });
