// SPDX-License-Identifier: AGPL-3.0-or-later
import { reaches, type Level } from '../../kernel/level.js';
import type { Community } from './community.js';

/** Who would join, as far as the rules ask. */
export interface Candidate {
  readonly level: Level;
  readonly provider: string;
  readonly isMember: boolean;
  readonly hasPendingRequest: boolean;
}

/** One reason why somebody may not join now; the codes are those of errors, so that each has a sentence. */
export type UnmetCondition =
  | { readonly code: 'community.not_active'; readonly status: Community['status'] }
  | { readonly code: 'session.required' }
  | { readonly code: 'membership.already_member' }
  | { readonly code: 'membership.request_pending' }
  | { readonly code: 'membership.closed' }
  | { readonly code: 'session.level_too_low'; readonly minimum: Level; readonly level: Level }
  | { readonly code: 'membership.provider_not_admitted'; readonly admitted: readonly string[] };

type Rules = Pick<Community, 'status' | 'joinPath' | 'minimumLevel' | 'admittedProviders'>;

/**
 * Every reason why this person may not join this community now, the final ones first; empty when they may.
 * @param candidate undefined for a signed-out visitor.
 */
export function unmetConditions(
  community: Rules,
  candidate: Candidate | undefined,
): readonly UnmetCondition[] {
  const unmet: UnmetCondition[] = [];
  if (community.status !== 'active') {
    unmet.push({ code: 'community.not_active', status: community.status });
  }
  if (candidate?.isMember) return [...unmet, { code: 'membership.already_member' }];
  if (candidate?.hasPendingRequest) unmet.push({ code: 'membership.request_pending' });
  if (community.joinPath === 'closed') unmet.push({ code: 'membership.closed' });
  if (!candidate) return [...unmet, { code: 'session.required' }];
  return [...unmet, ...unmetProof(community, candidate)];
}

/** What the sign-in itself must have been: its level and its provider. Asked again when a request is decided. */
export function unmetProof(
  community: Pick<Community, 'minimumLevel' | 'admittedProviders'>,
  { level, provider }: Pick<Candidate, 'level' | 'provider'>,
): readonly UnmetCondition[] {
  const unmet: UnmetCondition[] = [];
  const { minimumLevel: minimum, admittedProviders: admitted } = community;
  if (!reaches(level, minimum)) unmet.push({ code: 'session.level_too_low', minimum, level });
  if (admitted && !admitted.includes(provider)) {
    unmet.push({ code: 'membership.provider_not_admitted', admitted });
  }
  return unmet;
}
