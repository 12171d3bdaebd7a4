// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SessionId } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import type { SignInDeps } from '../deps.js';
import type { AuthenticationEvent } from '../domain/session.js';
import { findServingEvent } from '../store/authentication-events.js';

/**
 * The newest proof of a session that may answer for it towards a controller. One at level substantial
 * or high serves only the controller it was made for: sign-on across bodies is foreseen by the SPID
 * rules at level 1 only.
 */
export function currentEvent(
  deps: Pick<SignInDeps, 'db' | 'controller'>,
  query: {
    readonly sessionId: SessionId;
    readonly controller?: string | undefined;
    readonly minimum: Level;
  },
): Promise<AuthenticationEvent | undefined> {
  const { sessionId, controller = deps.controller, minimum } = query;
  return findServingEvent(deps.db, { sessionId, controller, minimum });
}
