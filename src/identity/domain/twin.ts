// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MemberId } from '../../kernel/ids.js';
import type { Decision, Situation } from './situation.js';

/**
 * The other profile that a person may have: whoever was made a member by a national means, and now has
 * proven by a mailed link that they read an address, may have proven it before as another member. Only
 * that one of a mailbox read by two; never two people with a key each.
 */
export function twinOf(
  { means, session, addressed }: Situation,
  decision: Decision,
): MemberId | undefined {
  const linked = decision.act === 'link' && decision.member === session?.id;
  if (!linked || means !== 'email' || session.key === 'none') return undefined;
  const [other, ...more] = addressed.filter(({ id, barred }) => id !== session.id && !barred);
  return other && more.length === 0 && other.key === 'none' ? other.id : undefined;
}
