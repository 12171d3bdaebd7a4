// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CommunityLinkId } from '../../../kernel/ids.js';
import { levelMissingFor } from '../../domain/policy.js';
import { holdCommunity } from '../../store/communities.js';
import { lockLink, saveLink } from '../../store/links/links.js';
import { demand, demandActive, powersOf } from '../authorise.js';
import { transact } from '../transact.js';
import { recordLink } from './record-link.js';

interface OneLink {
  readonly actor: Actor;
  readonly linkId: CommunityLinkId;
}

/**
 * The managers of the community that was asked say yes, or no.
 * @throws PiazzaError `link.not_found`, `link.answered`, `right.missing`, `session.level_too_low`,
 *   `community.not_active`
 */
export async function answerLink(
  deps: { db: Db; now: Clock },
  { actor, linkId, answer }: OneLink & { readonly answer: 'accept' | 'decline' },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const link = await lockLink(trx, linkId);
    if (!link) throw new PiazzaError('link.not_found', { linkId });
    const powers = await powersOf(trx, actor, link.toId);
    demand(powers, 'community.edit_policy');
    if (link.status !== 'proposed') throw new PiazzaError('link.answered', { linkId });
    const by = { by: actor.memberId, at: deps.now() };
    if (answer === 'decline') {
      const declined = { ...link, status: 'declined' as const, answeredBy: actor.memberId };
      await saveLink(trx, declined, by.at);
      return recordLink(trx, 'link.ended', declined, by);
    }
    demandActive(await holdCommunity(trx, { id: link.toId }));
    const accepted = { ...link, status: 'accepted' as const, answeredBy: actor.memberId };
    await saveLink(trx, accepted);
    await recordLink(trx, 'link.accepted', accepted, by);
  });
}

/**
 * Either side takes a link away, whenever it wants; the one that asked also takes back what was not answered.
 * @throws PiazzaError `link.not_found`, `right.missing`, `session.level_too_low`
 */
export async function removeLink(
  deps: { db: Db; now: Clock },
  { actor, linkId }: OneLink,
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const link = await lockLink(trx, linkId);
    if (!link) throw new PiazzaError('link.not_found', { linkId });
    const own = await powersOf(trx, actor, link.fromId);
    const isAccepted = link.status === 'accepted';
    const isTheirs = isAccepted && levelMissingFor(own, 'community.edit_policy') === undefined;
    demand(isTheirs ? await powersOf(trx, actor, link.toId) : own, 'community.edit_policy');
    const ended = { ...link, status: isAccepted ? ('removed' as const) : ('withdrawn' as const) };
    const by = { by: actor.memberId, at: deps.now() };
    await saveLink(trx, ended, by.at);
    await recordLink(trx, 'link.ended', ended, by);
  });
}
