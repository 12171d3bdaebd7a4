// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Actor } from '../../kernel/actor.js';
import { minute } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import { freshness } from './candidate.js';

/** How lately staff must have proven who they are to act on somebody else (OWASP ASVS 5.0, 7.5). */
export const staffFreshness = 15 * minute;

/**
 * @param within milliseconds; the five minutes of linking unless said
 * @throws PiazzaError `session.not_fresh` when the actor proved who they are longer ago
 */
export function demandFresh(actor: Actor, now: Date, within: number = freshness): void {
  if (now.getTime() - actor.authenticatedAt.getTime() > within) {
    throw new PiazzaError('session.not_fresh', { memberId: actor.memberId });
  }
}
