// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Actor } from '../../kernel/actor.js';
import { PiazzaError } from '../../kernel/errors.js';
import { freshness } from './candidate.js';

/** @throws PiazzaError `session.not_fresh` when the actor proved who they are more than five minutes ago */
export function demandFresh(actor: Actor, now: Date): void {
  if (now.getTime() - actor.authenticatedAt.getTime() > freshness) {
    throw new PiazzaError('session.not_fresh', { memberId: actor.memberId });
  }
}
