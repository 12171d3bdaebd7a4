// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { later, type Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CommunityId, Slug } from '../../../kernel/ids.js';
import type { CommunityRole } from '../../domain/permissions.js';
import type { Home } from '../../domain/settings/home.js';
import { getCommunity } from '../../store/communities.js';
import { readCommunityFacts } from '../../store/community-page.js';
import { findLastStint } from '../../store/leaving/last-stint.js';
import { findLiveStint } from '../../store/stints.js';
import { mayReturn, undoTime } from './return-to-community.js';

/** What somebody left: the receipt. Which portals are told is the portals' own to say. */
export interface Leaving {
  readonly communityId: CommunityId;
  readonly name: string;
  /** Where it meets. */
  readonly home: Home | undefined;
  readonly leftAt: Date;
  /** Roles that ended with the membership. */
  readonly roles: readonly CommunityRole[];
  /** Until when it can be taken back; undefined where it no longer can. */
  readonly undoUntil: Date | undefined;
}

/**
 * The receipt of the actor's own leaving, as long as they have not come back.
 * @throws PiazzaError `community.not_found` to whoever did not leave
 */
export async function readLeaving(
  { db, now }: { db: Db; now: Clock },
  { actor, slug, locale }: { actor: Actor; slug: Slug; locale: 'it' | 'en' },
): Promise<Leaving> {
  const community = await getCommunity(db, slug);
  const { memberId } = actor;
  const left = await findLastStint(db, { communityId: community.id, memberId });
  const isBack = (await findLiveStint(db, community.id, memberId)) !== undefined;
  if (left?.status !== 'left' || isBack) throw new PiazzaError('community.not_found', { by: slug });
  const { text, home } = await readCommunityFacts(db, community.id, locale);
  const { endedAt: leftAt, roles } = left;
  const may = mayReturn(left, now()) && community.status === 'active';
  const undoUntil = may ? later(leftAt, undoTime) : undefined;
  return { communityId: community.id, name: text.name, home, leftAt, roles, undoUntil };
}
