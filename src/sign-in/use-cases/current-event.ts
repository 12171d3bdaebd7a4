// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SessionId } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import type { SignInDeps } from '../deps.js';
import { serves, type AuthenticationEvent } from '../domain/session.js';
import { findServingEvents } from '../store/authentication-events.js';

type Event = Omit<AuthenticationEvent, 'id' | 'identityId'>;

/** The newest proof of a session that may answer for it towards a controller: see `serves`. */
export async function currentEvent(
  deps: Pick<SignInDeps, 'db' | 'controller'>,
  query: {
    readonly sessionId: SessionId;
    readonly controller?: string | undefined;
    readonly minimum: Level;
    /** Whether sign-ins by a provider instance are asked for; all, unless said. */
    readonly accepts?: ((provider: string) => boolean) | undefined;
    /** The newest of all, where it was read with the session: mostly it serves. */
    readonly newest?: Event | undefined;
  },
): Promise<Event | undefined> {
  const { sessionId, controller = deps.controller, minimum, newest } = query;
  const { accepts = () => true } = query;
  if (newest && serves(newest, { controller, minimum }) && accepts(newest.provider)) return newest;
  const events = await findServingEvents(deps.db, { sessionId, controller, minimum });
  return events.find(({ provider }) => accepts(provider));
}
