// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Trx } from '../../../database/database.js';
import { day, second } from '../../../kernel/clock.js';
import type { CommunityId, MemberId } from '../../../kernel/ids.js';
import { hashToken } from '../../../kernel/tokens.js';

/** Whose letters are counted. */
export type Sender =
  | { readonly kind: 'community'; readonly id: CommunityId }
  | { readonly kind: 'actor'; readonly id: MemberId };

/**
 * Counts letters with those of a day that began with the first: on every node, and only those that are sent, as the
 * transaction carries the count. Others of the same sender wait until it is over.
 * @returns how many there are now, and in how many seconds they begin anew
 */
export async function countLetters(
  trx: Trx,
  sender: Sender,
  { letters, at }: { readonly letters: number; readonly at: Date },
): Promise<{ readonly counted: number; readonly secondsLeft: number }> {
  // Who is limited is not to be read in the database.
  const key = `letters_${sender.kind}:${hashToken(sender.id).toString('base64url')}`;
  const now = at.getTime();
  const { rows } = await sql<{ points: number; expire: number }>`
    insert into rate_limit as r (key, points, expire) values (${key}, ${letters}, ${now + day})
    on conflict (key) do update set
      points = case when r.expire > ${now} then r.points else 0 end + excluded.points,
      expire = case when r.expire > ${now} then r.expire else excluded.expire end
    returning points, expire`.execute(trx);
  const { points = letters, expire = now + day } = rows[0] ?? {};
  return { counted: points, secondsLeft: Math.ceil((expire - now) / second) };
}
