// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CommunityId, DelegateId, MemberId, SeatId, StintId } from '../../../kernel/ids.js';
import {
  agesFor,
  unmetProof,
  type Candidate,
  type Floor,
  type UnmetCondition,
} from '../joining/conditions.js';
import { unmetAge } from '../joining/ages.js';
import { grantRules } from '../terms.js';

export type DelegateEnd =
  | 'declined'
  | 'withdrawn'
  | 'resigned'
  | 'revoked'
  | 'dropped'
  | 'moved'
  | 'lapsed';

/** Somebody sits for an organisation in a community, for as long as it has its seat, or is asked to. */
export interface Delegate {
  readonly id: DelegateId;
  readonly seatId: SeatId;
  readonly communityId: CommunityId;
  readonly memberId: MemberId;
  readonly status: 'offered' | 'active' | DelegateEnd;
  readonly namedBy: MemberId;
  readonly createdAt: Date;
  readonly since: Date | undefined;
  /** The membership that they act through. */
  readonly stintId: StintId | undefined;
  /** Whether that membership began with the delegation, and ends with it; else it is their own. */
  readonly bringsStint: boolean;
}

/** Who acts for an organisation has proven who they are as well as who answers for it. */
export const delegateLevel = grantRules.manager.minimumLevel;

/** It begins when the person accepts. */
export const begun = (
  offer: Delegate,
  { stintId, bringsStint, at }: Pick<Delegate, 'bringsStint'> & { stintId: StintId; at: Date },
): Delegate => ({ ...offer, status: 'active', since: at, stintId, bringsStint });

/** What the rules of joining still look at; which way the person would have taken does not matter. */
const bare = { path: 'invitation' } as const;

/**
 * Why this person may not sit here now: whom the community has sent away does not come back for an organisation,
 * and its level, providers and ages hold for everybody. Nobody under age acts for an organisation.
 */
export function unmetByDelegate(floor: Floor, candidate: Candidate): readonly UnmetCondition[] {
  if (candidate.barred) return [{ code: 'membership.barred', until: candidate.barred.until }];
  if (candidate.isMember) return [];
  const { refusedUntil: until } = candidate;
  const age = unmetAge(agesFor(floor, bare), candidate.ageClass);
  return [
    // They wait in their own right: that is answered, or taken back, before.
    ...(candidate.hasPendingRequest ? [{ code: 'membership.request_pending' as const }] : []),
    ...(until ? [{ code: 'membership.too_soon' as const, until }] : []),
    ...(age ? [{ code: age }] : []),
    ...unmetProof(floor, bare, candidate),
    ...(candidate.termsMissing ? [{ code: 'membership.terms_not_accepted' as const }] : []),
  ];
}
