// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, later } from '../../../kernel/clock.js';
import type { StintId } from '../../../kernel/ids.js';
import { frozeByItself, type Community } from '../community.js';
import {
  unmetOfWay,
  type Candidate,
  type JoinRules,
  type UnmetCondition,
} from '../joining/conditions.js';
import type { JoinWay } from '../joining/ways.js';
import { bestFor, type HeldAffiliation } from '../organisations/demand.js';
import { belongsFor, demandsOn } from '../organisations/resting.js';
import type { Stint, StintEnd, StintPath } from '../stint.js';

/** For so long after leaving one may take it back. */
export const undoTime = day;

/** A membership that is over, as far as a return goes on from it. */
export interface FormerStint extends Pick<Stint, 'expiresAt' | 'graceUntil' | 'graceReason'> {
  readonly id: StintId;
  readonly status: StintEnd;
  readonly endedAt: Date;
  /** The way in by which the person came first, however often they took a leaving back since. */
  readonly origin: StintPath;
  /** Whether it went with the seat of an organisation. */
  readonly wasDelegate: boolean;
}

/**
 * Only what the person did themselves, and not long ago, while there is something to go on from; whoever sat for an
 * organisation is sent by it again.
 */
export const mayReturn = (
  { status, endedAt, wasDelegate, graceUntil }: FormerStint,
  at: Date,
): boolean =>
  status === 'left' &&
  !wasDelegate &&
  at < later(endedAt, undoTime) &&
  (graceUntil === undefined || at < graceUntil);

/** A community that froze because nobody was left to manage it takes back who left; one that was stopped does not. */
export const takesBack = (community: Community): boolean =>
  community.status === 'active' || frozeByItself(community);

/**
 * What the way that somebody once came by asks of who comes back: its door they passed, but who they are and what
 * they accept is asked as of everybody, by the rules of now.
 */
export const wayBack = ({ ways }: Pick<Community, 'ways'>, { origin }: FormerStint): JoinWay => ({
  ...ways.find(({ path }) => path === origin),
  path: 'open',
  affiliation: undefined,
});

/** Why this person may not take their leaving back now. Who left in grace comes back into it. */
export function unmetByReturning(
  community: JoinRules,
  candidate: Candidate,
  former: FormerStint,
): readonly UnmetCondition[] {
  if (candidate.isMember) return [{ code: 'membership.already_member' }];
  if (candidate.barred) return [{ code: 'membership.barred', until: candidate.barred.until }];
  const [demand, ...others] = demandsOn(community.ways, former.origin);
  const isLost =
    demand !== undefined &&
    former.graceReason !== 'affiliation_ended' &&
    !belongsFor([demand, ...others], candidate.affiliations);
  return [
    ...(isLost ? [{ code: 'membership.affiliation_missing', demand } as const] : []),
    ...unmetOfWay(community, wayBack(community, former), candidate),
  ];
}

/** The new membership with what the former one had left: its term, its time of grace, and where the person belongs. */
export function resume(
  begun: Stint,
  former: FormerStint,
  { ways, held }: { readonly ways: readonly JoinWay[]; readonly held: readonly HeldAffiliation[] },
): Stint {
  const { id: resumesId, expiresAt, graceUntil, graceReason } = former;
  const demands = demandsOn(ways, former.origin);
  const affiliationId = demands.flatMap((demand) => bestFor(demand, held) ?? [])[0]?.id;
  const stint = { ...begun, resumesId, expiresAt, affiliationId };
  const isRestored = graceReason === 'affiliation_ended' && belongsFor(demands, held);
  return isRestored ? stint : { ...stint, graceUntil, graceReason };
}
