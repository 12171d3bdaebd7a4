// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { Slug } from '../../kernel/ids.js';
import type { Community } from '../domain/community.js';
import type { RoleGrant } from '../domain/role-grant.js';
import { getCommunity } from '../store/communities.js';
import { readCommunityFacts } from '../store/community-page.js';
import { listLiveGrants } from '../store/grants.js';
import { listSuccessors, type Successor } from '../store/leaving/successors.js';
import { findLiveStint } from '../store/stints.js';
import { demandSight, powersOf } from './authorise.js';
import { lastInCharge } from './keep-managed.js';

/** What leaving would change, said before it happens. Which portals will know is the portals' own to say. */
export interface LeavePreview {
  readonly community: Community;
  readonly name: string;
  readonly memberSince: Date;
  /** Roles held, and offers and proposals that wait. */
  readonly roles: readonly RoleGrant[];
  readonly ends: readonly ('membership' | 'roles' | 'open_offers')[];
  readonly stays: readonly ('profile' | 'other_memberships' | 'history')[];
  /** Who agreed takes over, else a caretaker, or the community is frozen. */
  readonly lastManager: boolean;
  /** Whom the last manager asked to take over, those who agreed first. */
  readonly successors: readonly Successor[];
}

/** @throws PiazzaError `community.not_found`, `membership.not_member` */
export async function previewLeave(
  deps: { db: Db },
  { actor, slug, locale = 'it' }: { actor: Actor; slug: Slug; locale?: 'it' | 'en' },
): Promise<LeavePreview> {
  const community = await getCommunity(deps.db, slug);
  const stint = await findLiveStint(deps.db, community.id, actor.memberId);
  if (!stint) {
    demandSight(await powersOf(deps.db, actor, community.id), community);
    throw new PiazzaError('membership.not_member', { slug });
  }
  const { text } = await readCommunityFacts(deps.db, community.id, locale);
  const grants = await listLiveGrants(deps.db, stint.id);

  const held = grants.filter(({ status }) => status === 'active');
  const lastManager = (await lastInCharge(deps.db, community, grants)).length > 0;
  const pair = { communityId: community.id, managerId: actor.memberId };
  const ends: LeavePreview['ends'][number][] = ['membership'];
  if (held.length > 0) ends.push('roles');
  if (grants.length > held.length) ends.push('open_offers');
  return {
    community,
    name: text.name,
    memberSince: stint.startedAt,
    roles: grants,
    ends,
    stays: ['profile', 'other_memberships', 'history'],
    lastManager,
    successors: lastManager ? await listSuccessors(deps.db, pair) : [],
  };
}
