// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import type { Actor } from '../../src/kernel/actor.js';
import { day, later, systemClock } from '../../src/kernel/clock.js';
import { signRequest } from '../../src/membership/use-cases/founding/answer-promotion.js';
import { askRequester } from '../../src/membership/use-cases/founding/ask-requester.js';
import { aCommunityRequest, aWish, foundingDeps } from './builders/founding.js';
import { someActor } from './builders/membership.js';

/** Two requests for communities. */
export interface FoundingWorld {
  /** The manager's, which waits for an answer; the member was asked by name to sign it. */
  readonly questioned: string;
  /** Of the first, by letter, who has not answered for days. */
  readonly promoter: string;
  /** Somebody's, with the signatures it needs. */
  readonly signed: string;
  /** Of a letter about the second that nobody has answered. */
  readonly token: string;
}

export async function foundingWorld(
  db: Db,
  people: { readonly manager: Actor; readonly memberName: string; readonly staff: Actor },
): Promise<FoundingWorld> {
  const { manager, memberName, staff } = people;
  const { requestId: questioned } = await aCommunityRequest(db, {
    requester: manager,
    promoters: [{ name: memberName }, { address: 'altra@example.org' }],
  });
  const text = 'Con che frequenza vi incontrate?';
  await askRequester(foundingDeps(db), { actor: staff, requestId: questioned, text });
  const { id: promoter } = await db
    .updateTable('community_promoter')
    .set({ last_sent_at: later(systemClock(), -4 * day) })
    .where('request_id', '=', questioned)
    .where('address', 'is not', null)
    .returning('id')
    .executeTakeFirstOrThrow();
  const addresses = ['una', 'due', 'tre'].map((name) => ({ address: `${name}@example.org` }));
  const wish = { ...aWish, name: 'Biblioteche di quartiere' };
  const { requestId: signed, tokens } = await aCommunityRequest(db, { wish, promoters: addresses });
  const [last = '', ...others] = tokens;
  for (const token of others) {
    await signRequest(foundingDeps(db), { actor: await someActor(db), asked: { token } });
  }
  return { questioned, promoter, signed, token: last };
}
