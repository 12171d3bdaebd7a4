// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { newId, type CommunityLinkId, type Slug } from '../../../kernel/ids.js';
import type { CommunityLink, LinkKind } from '../../domain/links/link.js';
import { getCommunity, holdCommunity } from '../../store/communities.js';
import { insertLink } from '../../store/links/links.js';
import { demand, demandActive, demandSight, powersOf } from '../authorise.js';
import { transact } from '../transact.js';
import { recordLink } from './record-link.js';

export interface ProposeLink {
  readonly actor: Actor;
  readonly slug: Slug;
  readonly to: Slug;
  readonly kind: LinkKind;
}

/**
 * The managers of one community ask another, which they may see, to say that the two have to do with each other.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `community.not_active`,
 *   `community.elsewhere`, `link.already_there`, `link.to_itself`
 */
export async function proposeLink(
  deps: { db: Db; now: Clock },
  { actor, slug, to, kind }: ProposeLink,
): Promise<CommunityLinkId> {
  return transact(deps.db, async (trx) => {
    const from = await holdCommunity(trx, slug);
    const powers = await powersOf(trx, actor, from.id);
    demandSight(powers, from);
    demand(powers, 'community.edit_policy');
    demandActive(from);
    const other = await getCommunity(trx, to);
    demandSight(await powersOf(trx, actor, other.id), other);
    demandActive(other);
    const at = deps.now();
    const link: CommunityLink = {
      id: newId(at.getTime()),
      fromId: from.id,
      toId: other.id,
      kind,
      status: 'proposed',
      proposedBy: actor.memberId,
      answeredBy: undefined,
      createdAt: at,
    };
    await insertLink(trx, link);
    await recordLink(trx, 'link.proposed', link, { by: actor.memberId, at });
    return link.id;
  });
}
