// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  unmetOfRequest,
  unmetOfWay,
  type Candidate,
  type Floor,
  type UnmetCondition,
} from '../joining/conditions.js';
import type { JoinResult, JoinWay } from '../joining/ways.js';

/** What a community asks of those whom it invites. */
export const invitedWay = ({ ways }: { readonly ways: readonly JoinWay[] }): JoinWay =>
  ways.find(({ path }) => path === 'invitation') ?? { path: 'invitation' };

/**
 * Why an invitation does not take this person in now, the final reasons first. It opens its own way and no other
 * door: whom the community keeps out stays out until that is lifted by those who may, since many may invite who
 * could not lift it. The wait after a refused request it spares only to whom it was sent; from anybody else it is a
 * request like every other.
 * @param becomes what accepting is for this person: a membership at once, or a request.
 */
export function unmetByGuest(
  community: Floor & { readonly ways: readonly JoinWay[] },
  candidate: Candidate,
  becomes: JoinResult,
): readonly UnmetCondition[] {
  if (candidate.isMember) return [{ code: 'membership.already_member' }];
  if (candidate.barred) return [{ code: 'membership.barred', until: candidate.barred.until }];
  return [
    ...(becomes === 'submit' ? unmetOfRequest(candidate) : []),
    ...unmetOfWay(community, invitedWay(community), { ...candidate, invited: true }),
    ...(becomes === 'submit' && candidate.formMissing
      ? [{ code: 'membership.form_not_filled' as const }]
      : []),
  ];
}
