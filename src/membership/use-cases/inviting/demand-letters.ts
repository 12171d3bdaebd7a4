// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CommunityId, MemberId } from '../../../kernel/ids.js';
import { countLetters } from '../../store/inviting/letters-of-day.js';

/**
 * Counts letters before they are queued, of the community first and then of whoever sends them, so that two never
 * wait for each other.
 * @throws PiazzaError `invitation.day_full` where either has sent as many as may go out within a day: then none of these
 *   is sent, and `retryAfter` says in how many seconds the day is over
 */
export async function demandLetters(
  trx: Trx,
  from: { readonly communityId: CommunityId; readonly by: MemberId },
  sent: { readonly letters: number; readonly most: number; readonly at: Date },
): Promise<void> {
  const senders = [
    { kind: 'community', id: from.communityId },
    { kind: 'actor', id: from.by },
  ] as const;
  for (const sender of senders) {
    const { counted, secondsLeft } = await countLetters(trx, sender, sent);
    const { most } = sent;
    if (counted > most) {
      const context = { limit: sender.kind, most, retryAfter: secondsLeft };
      throw new PiazzaError('invitation.day_full', context);
    }
  }
}
