// SPDX-License-Identifier: AGPL-3.0-or-later
import { hour, minute } from '../../kernel/clock.js';
import type { IdentityId, MemberId, SessionId } from '../../kernel/ids.js';
import { reaches, type Level } from '../../kernel/level.js';

/** How long a session lasts, in milliseconds. */
export interface SessionLimits {
  readonly idle: number;
  readonly absolute: number;
}
export const defaultSessionLimits: SessionLimits = { idle: 30 * minute, absolute: 8 * hour };

/** Who is signed in in this browser, and how well and how lately this session proves it. */
export interface CurrentSession {
  readonly sessionId: SessionId;
  readonly memberId: MemberId;
  readonly level: Level;
  readonly provenAt: Date;
}

/** One proof of who the person is, within a session. */
export interface AuthenticationEvent {
  readonly id: string;
  readonly level: Level;
  readonly methods: readonly string[];
  readonly at: Date;
  readonly provider: string;
  readonly controller: string;
  readonly identityId: IdentityId;
  readonly memberId: MemberId;
}

/**
 * Whether a proof answers for its session towards a controller. One at level substantial or high serves
 * only the controller it was made for: sign-on across bodies is foreseen by the SPID rules at level 1
 * only.
 */
export const serves = (
  { level, controller }: Pick<AuthenticationEvent, 'level' | 'controller'>,
  demand: { readonly controller: string; readonly minimum: Level },
): boolean =>
  reaches(level, demand.minimum) &&
  (controller === demand.controller || !reaches(level, 'substantial'));

/** A session as the page that lists a person's sessions shows it. */
export interface SessionSummary {
  readonly id: SessionId;
  readonly device: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly provider: string;
  readonly level: Level;
}
