// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { later, type Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CommunityId, Slug } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import { signIn, type Means, type SignInAct } from '../../domain/joining/advice.js';
import { isProofCode, type UnmetCondition } from '../../domain/joining/conditions.js';
import {
  mayReturn,
  takesBack,
  undoTime,
  unmetByReturning,
  wayBack,
} from '../../domain/leaving/returning.js';
import type { CommunityRole } from '../../domain/permissions.js';
import type { Home } from '../../domain/settings/home.js';
import { readCandidacy } from '../../store/candidacy.js';
import { getCommunity } from '../../store/communities.js';
import { readCommunityFacts } from '../../store/community-page.js';
import { findLastStint, type LastStint } from '../../store/leaving/last-stint.js';
import { findLiveStint } from '../../store/stints.js';

interface Deps {
  readonly db: Db;
  readonly now: Clock;
  /** The configured ways to sign in. */
  readonly means?: () => readonly Means[];
}

/** What somebody left: the receipt. Which portals are told is the portals' own to say. */
export interface Leaving {
  readonly communityId: CommunityId;
  readonly name: string;
  /** Where it meets. */
  readonly home: Home | undefined;
  readonly leftAt: Date;
  /** Roles that ended with the membership. */
  readonly roles: readonly CommunityRole[];
  /** Undefined where it can be taken back no longer. */
  readonly undo: Undo | undefined;
}

/** How a leaving is taken back. */
export interface Undo {
  readonly until: Date;
  /** The sign-in that is asked for; undefined where the reader's own does. */
  readonly proof: SignInAct | undefined;
  /** What else stands in the way, that the page itself does not settle. */
  readonly unmet: UnmetCondition | undefined;
}

/**
 * The receipt of the actor's own leaving, as long as they have not come back.
 * @throws PiazzaError `community.not_found` to whoever did not leave
 */
export async function readLeaving(
  deps: Deps,
  { actor, slug, locale }: { actor: Actor; slug: Slug; locale: 'it' | 'en' },
): Promise<Leaving | 'came_back'> {
  const { db, now } = deps;
  const community = await getCommunity(db, slug);
  const { memberId } = actor;
  const left = await findLastStint(db, { communityId: community.id, memberId });
  if (left?.status !== 'left') throw new PiazzaError('community.not_found', { by: slug });
  if (await findLiveStint(db, community.id, memberId)) return 'came_back';
  const { text, home } = await readCommunityFacts(db, community.id, locale);
  const { endedAt: leftAt, roles } = left;
  const may = mayReturn(left, now()) && takesBack(community);
  const undo = may ? await measure(deps, { community, actor, left }) : undefined;
  return { communityId: community.id, name: text.name, home, leftAt, roles, undo };
}

async function measure(
  { db, now, means = () => [] }: Deps,
  { community, actor, left }: { community: Community; actor: Actor; left: LastStint },
): Promise<Undo> {
  const pair = { communityId: community.id, memberId: actor.memberId };
  const candidacy = await readCandidacy(db, { ...pair, at: now() });
  const candidate = { ...actor, ...candidacy, formMissing: false, termsMissing: false };
  const missing = unmetByReturning(community, candidate, left);
  const lacksProof = missing.some(({ code }) => isProofCode(code));
  return {
    until: later(left.endedAt, undoTime),
    proof: lacksProof ? signIn(community, wayBack(community, left), means()) : undefined,
    unmet: missing.find(({ code }) => !isProofCode(code)),
  };
}
