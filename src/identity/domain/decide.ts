// SPDX-License-Identifier: AGPL-3.0-or-later
import { decideKnown } from './decide-known.js';
import { decideUnknown } from './decide-unknown.js';
import { deny } from './outcome.js';
import type { Decision, Situation } from './situation.js';

/**
 * Decides who has just signed in, and what that changes. Total: every situation has one decision.
 *
 * An e-mail address never selects a member by itself; only the same person key, or a session proven
 * within five minutes, links an identity to an existing member. `test/identity/decisions.csv` says
 * the same class by class, with the reasons.
 */
export function decide(asked: Situation): Decision {
  const situation = asked.session?.barred ? { ...asked, session: undefined } : asked;
  return (
    refusal(situation) ??
    (situation.known ? decideKnown(situation, situation.known) : decideUnknown(situation))
  );
}

function refusal(situation: Situation): Decision | undefined {
  const { known, holder, means } = situation;
  if (!situation.enough) return deny('session.level_too_low');
  if (holder === 'many') return { act: 'review' };
  if (known?.barred || holder?.barred) return deny('member.suspended');
  // The same account now names another natural person: somebody has to look.
  if (means === 'proven-key' && known?.key === 'other') return { act: 'review' };
  if (situation.intent !== 'sign-in' && !situation.session) return deny('session.required');
  return undefined;
}
