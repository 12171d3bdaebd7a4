// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  unmetProof,
  type Candidate,
  type JoinRules,
  type UnmetCondition,
} from '../joining/conditions.js';
import { belongsFor, demandsOn } from '../organisations/resting.js';
import type { StintPath } from '../stint.js';

/** Who renews, as far as that is asked. */
export type Renewing = Pick<Candidate, 'level' | 'provider' | 'affiliations' | 'termsMissing'>;

/**
 * Why this person may not renew their membership now: what the way in by which they came asks by the rules of now, of
 * where they belong and how they sign in, and the terms in force. Who keeps a place for the staff or for an
 * organisation accepts the terms alone.
 * @param origin of who took a leaving back, the one by which they came first
 */
export function unmetByRenewing(
  community: JoinRules,
  { affiliations, termsMissing, ...proof }: Renewing,
  origin: StintPath,
): readonly UnmetCondition[] {
  const [demand, ...others] = demandsOn(community.ways, origin);
  const isLost = demand !== undefined && !belongsFor([demand, ...others], affiliations);
  const isSent = origin === 'appointed' || origin === 'seat';
  const way = community.ways.find(({ path }) => path === origin) ?? { path: 'open' as const };
  return [
    ...(isLost ? [{ code: 'membership.affiliation_missing', demand } as const] : []),
    ...(isSent ? [] : unmetProof(community, way, proof)),
    ...(termsMissing ? [{ code: 'membership.terms_not_accepted' } as const] : []),
  ];
}
