// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  newId,
  type CommunityId,
  type CommunityRequestId,
  type MemberId,
} from '../../../kernel/ids.js';
import { day, later } from '../../../kernel/clock.js';
import type { Level } from '../../../kernel/level.js';
import type { Audience } from '../community.js';

export type CommunityRequestStatus =
  | 'requested'
  | 'needs_info'
  | 'refused'
  | 'approved'
  | 'withdrawn'
  | 'lapsed';

/** Whoever asks for a community, or signs for one, has proven at least so well who they are. */
export const founderLevel: Level = 'low';

/** How long a request waits for those who are to sign it. */
const daysToGather = 60;
/** Whoever is named later has at least so long to answer. */
const daysForNamed = 30;
/** Who asked is reminded so long before the request lapses, and never less than the second before it does. */
export const daysOfWarning = 14;
export const leastDaysOfWarning = 7;

/** The community that somebody would like to see, in their words. */
export interface Wish {
  readonly name: string;
  readonly purpose: string;
  readonly forWhom: string;
  readonly presentation: string;
  /** Who will manage it. */
  readonly managers: string;
  readonly audience: Audience;
  readonly topics: readonly string[];
  readonly province: string | undefined;
}

/** A request for a new community. It begins as a draft when the staff approves it. */
export interface CommunityRequest extends Wish {
  readonly id: CommunityRequestId;
  readonly requestedBy: MemberId;
  readonly status: CommunityRequestStatus;
  /** How many others have to sign. */
  readonly promotersNeeded: number;
  readonly promotersSigned: number;
  /** It lapses then, if not enough have signed. */
  readonly gatherUntil: Date;
  readonly communityId: CommunityId | undefined;
  readonly createdAt: Date;
  readonly decidedAt: Date | undefined;
  /** Why it was refused. */
  readonly reason: string | undefined;
}

export function wishFor(
  wish: Wish,
  { by, promotersNeeded, at }: { by: MemberId; promotersNeeded: number; at: Date },
): CommunityRequest {
  return {
    ...wish,
    id: newId(at.getTime()),
    requestedBy: by,
    status: 'requested',
    promotersNeeded,
    promotersSigned: 0,
    gatherUntil: later(at, daysToGather * day),
    communityId: undefined,
    createdAt: at,
    decidedAt: undefined,
    reason: undefined,
  };
}

export const isOpen = ({ status }: Pick<CommunityRequest, 'status'>): boolean =>
  status === 'requested' || status === 'needs_info';

/** For whom open requests wait: the staff's word, the requester's, or those who are to sign. */
export const waitingFor = ['staff', 'requester', 'promoters'] as const;
export type WaitingFor = (typeof waitingFor)[number];

/** Whether as many have signed as are needed. */
export const isSigned = (
  request: Pick<CommunityRequest, 'promotersSigned' | 'promotersNeeded'>,
): boolean => request.promotersSigned >= request.promotersNeeded;

/** Until when it gathers signatures, once somebody is named at a moment. */
export const gatherUntilAfter = ({ gatherUntil }: CommunityRequest, namedAt: Date): Date => {
  const least = later(namedAt, daysForNamed * day);
  return least > gatherUntil ? least : gatherUntil;
};
