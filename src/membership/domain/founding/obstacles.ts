// SPDX-License-Identifier: AGPL-3.0-or-later
import { reaches, type Level } from '../../../kernel/level.js';
import { grantRules } from '../terms.js';
import { isSigned, type CommunityRequest } from './community-request.js';

/** The way in that somebody has who manages a community, as its requester will. */
export const levelOfManagers: Level = grantRules.manager.minimumLevel;

/** Why a request would not be approved now: what the requester lacks, or those who are to sign. */
export type Obstacle = 'level' | 'standing' | 'promoters';

export function obstaclesOf(
  request: Pick<CommunityRequest, 'promotersSigned' | 'promotersNeeded'>,
  founder: { readonly level: Level; readonly inGoodStanding: boolean },
): readonly Obstacle[] {
  return [
    ...(isSigned(request) ? [] : (['promoters'] as const)),
    ...(reaches(founder.level, levelOfManagers) ? [] : (['level'] as const)),
    ...(founder.inGoodStanding ? [] : (['standing'] as const)),
  ];
}
