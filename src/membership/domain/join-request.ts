// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Actor } from '../../kernel/actor.js';
import {
  newId,
  type CommunityId,
  type FormVersionId,
  type InvitationId,
  type JoinRequestId,
  type MemberId,
} from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import type { Answers } from './form/answers.js';

export type JoinRequestStatus = 'pending' | 'approved' | 'rejected' | 'withdrawn' | 'superseded';

/** The answers to one version of a community's form. */
export interface Application {
  readonly form: FormVersionId;
  readonly answers: Answers;
}

/** Somebody asks to be let in; a manager answers. */
export interface JoinRequest {
  readonly id: JoinRequestId;
  readonly communityId: CommunityId;
  readonly memberId: MemberId;
  readonly status: JoinRequestStatus;
  readonly message: string;
  /** What the community asked, and what was answered to it. */
  readonly application?: Application | undefined;
  /** Accepted by somebody whose address it was not sent to. */
  readonly invitationId?: InvitationId | undefined;
  /** The proof the person came with, judged again when the request is decided. */
  readonly level: Level;
  readonly provider: string;
  readonly createdAt: Date;
}

export function submitRequest(
  communityId: CommunityId,
  actor: Actor,
  {
    message,
    application,
    at,
  }: { message: string; application?: Application | undefined; at: Date },
): JoinRequest {
  const { memberId, level, provider } = actor;
  return {
    id: newId(at.getTime()),
    communityId,
    memberId,
    status: 'pending',
    message,
    application,
    level,
    provider,
    createdAt: at,
  };
}
