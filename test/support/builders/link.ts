// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../src/database/database.js';
import { systemClock } from '../../../src/kernel/clock.js';
import type { CommunityLinkId, MemberId, Slug } from '../../../src/kernel/ids.js';
import type { LinkKind } from '../../../src/membership/domain/links/link.js';
import { answerLink } from '../../../src/membership/use-cases/links/answer-link.js';
import { proposeLink } from '../../../src/membership/use-cases/links/propose-link.js';
import { actorOf } from './membership.js';

interface Side {
  readonly slug: Slug;
  readonly managerId: MemberId;
}

/** One community asks another. */
export const aProposedLink = (
  db: Db,
  [from, to]: readonly [Side, Pick<Side, 'slug'>],
  kind: LinkKind = 'related',
): Promise<CommunityLinkId> => {
  const actor = actorOf(from.managerId);
  return proposeLink({ db, now: systemClock }, { actor, slug: from.slug, to: to.slug, kind });
};

/** Both have said that they have to do with each other. */
export async function aLink(
  db: Db,
  [from, to]: readonly [Side, Side],
  kind?: LinkKind,
): Promise<CommunityLinkId> {
  const linkId = await aProposedLink(db, [from, to], kind);
  const actor = actorOf(to.managerId);
  await answerLink({ db, now: systemClock }, { actor, linkId, answer: 'accept' });
  return linkId;
}
