// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Actor } from '../../kernel/actor.js';
import { day, later } from '../../kernel/clock.js';
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

export const openStatuses = ['pending', 'needs_info'] as const;
export type JoinRequestStatus =
  | (typeof openStatuses)[number]
  | 'approved'
  | 'rejected'
  | 'withdrawn'
  | 'superseded'
  | 'lapsed';

/** What a community promises unless it says otherwise: an answer within so many days. */
export const usualServiceDays = 15;
export const mostServiceDays = 90;
/** So long the regional staff has, after it was told that nobody answered. */
export const daysAfterEscalation = 15;
/** So long the person has to answer a question. */
export const daysForReply = 30;

export const isOpen = ({ status }: Pick<JoinRequest, 'status'>): boolean =>
  openStatuses.some((open) => open === status);

/** A question of the managers; while it waits for a reply, the community's time stands still. */
export interface Inquiry {
  readonly question: string;
  readonly askedAt: Date;
  readonly askedBy: MemberId;
  readonly reply?: string | undefined;
}

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
  /** When the community has promised to have answered. */
  readonly expectedBy: Date;
  /** The last one. */
  readonly inquiry?: Inquiry | undefined;
}

interface Submission {
  readonly message: string;
  readonly application?: Application | undefined;
  readonly serviceDays?: number | undefined;
  readonly at: Date;
}

export function submitRequest(
  communityId: CommunityId,
  actor: Actor,
  { message, application, serviceDays = usualServiceDays, at }: Submission,
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
    expectedBy: later(at, serviceDays * day),
  };
}

/** The staff writes to the managers of a community once a day at most. */
export const remindPause = day;

export const mayRemindManagers = (remindedAt: Date | undefined, at: Date): boolean =>
  remindedAt === undefined || later(remindedAt, remindPause) <= at;
