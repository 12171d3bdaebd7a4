// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';

/** Said above a form that is shown again. */
export type JoinNotice = 'join.form_changed' | 'terms.unticked';

/** What the page asks itself, missing or changed since it was shown: it is shown again, with what was typed. */
export function noticeOf(error: unknown): JoinNotice | undefined {
  if (!(error instanceof PiazzaError)) return undefined;
  if (error.code === 'membership.terms_not_accepted') return 'terms.unticked';
  const changed = ['join_request.form_changed', 'membership.form_not_filled'];
  return changed.includes(error.code) ? 'join.form_changed' : undefined;
}
