// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  newId,
  type CommunityId,
  type CommunityRequestId,
  type MemberId,
} from '../../../kernel/ids.js';
import type { Level } from '../../../kernel/level.js';
import type { Audience } from '../community.js';

export type CommunityRequestStatus =
  | 'requested'
  | 'needs_info'
  | 'refused'
  | 'approved'
  | 'withdrawn';

/** Whoever asks for a community, or signs for one, has proven at least so well who they are. */
export const founderLevel: Level = 'low';

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
    communityId: undefined,
    createdAt: at,
    decidedAt: undefined,
    reason: undefined,
  };
}

export const isOpen = ({ status }: Pick<CommunityRequest, 'status'>): boolean =>
  status === 'requested' || status === 'needs_info';

/** Whether as many have signed as are needed. */
export const isSigned = (
  request: Pick<CommunityRequest, 'promotersSigned' | 'promotersNeeded'>,
): boolean => request.promotersSigned >= request.promotersNeeded;
