// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Actor } from '../../kernel/actor.js';
import { newId, type CommunityId, type MemberId, type StintId } from '../../kernel/ids.js';
import type { AffiliationId, InvitationId, JoinRequestId } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import type { WayPath } from './joining/ways.js';

export type StintPath = WayPath | 'founder' | 'appointed' | 'moved' | 'returned' | 'seat';
/** Why a membership goes on for a while only: its time is up, or what it rested on is gone. */
export type GraceReason = 'expired' | 'affiliation_ended' | 'level_lost';
export type StintEnd = 'left' | 'removed' | 'closed' | 'moved' | 'expired';

/** One period of belonging. Never reopened: who comes back begins another. */
export interface Stint {
  readonly id: StintId;
  readonly communityId: CommunityId;
  readonly memberId: MemberId;
  readonly path: StintPath;
  readonly requestId: JoinRequestId | undefined;
  readonly invitationId?: InvitationId | undefined;
  /** The affiliation that the way in asked for. */
  readonly affiliationId?: AffiliationId | undefined;
  /** How well the person had proven who they are, and with what, when they joined. */
  readonly level: Level;
  readonly provider: string;
  readonly startedAt: Date;
  /** The one that this one goes on from, where somebody took their leaving back. */
  readonly resumesId?: StintId | undefined;
  /** Of a stint that is read back: a new one is active. */
  readonly status?: LiveStatus;
  /** Since when the member rests, by their own wish. */
  readonly pausedAt?: Date | undefined;
  /** When its term is over; undefined for one without an end. */
  readonly expiresAt?: Date | undefined;
  /** Until when it goes on after what it rested on is gone. */
  readonly graceUntil?: Date | undefined;
  readonly graceReason?: GraceReason | undefined;
}

export type LiveStatus = 'active' | 'grace' | 'suspended';

/** A stint that begins now, with the proof of this very session. */
export function startStint(
  communityId: CommunityId,
  actor: Actor,
  { path, at }: { path: StintPath; at: Date },
): Stint {
  const { memberId, level, provider } = actor;
  return {
    id: newId(at.getTime()),
    communityId,
    memberId,
    path,
    requestId: undefined,
    level,
    provider,
    startedAt: at,
  };
}
