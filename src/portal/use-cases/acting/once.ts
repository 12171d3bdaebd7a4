// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { day, later } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { ClientId, MemberId } from '../../../kernel/ids.js';
import { hashToken } from '../../../kernel/tokens.js';
import { findAnswer, keepAnswer, takeName } from '../../store/acting/answers.js';
import type {} from '../../errors.js';

/** What an act is answered with. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** The name that a portal gave a request (`Idempotency-Key`), and what it asks. */
export interface Naming {
  readonly key: string;
  /** The same for the same request, and for no other. */
  readonly request: string;
}

/** So long a name stands for what was done under it. */
export const namesKept = day;

/**
 * Does an act in the caller's transaction unless it was done under this name, and then gives the answer of that
 * time. A refusal is not kept: nothing was done, and asking again asks again. Of two at the same moment, on whatever
 * node, the second waits for the first.
 * @throws PiazzaError `api.key_reused` when the name was given to another request
 */
export async function once(
  trx: Trx,
  named: Naming & { readonly clientId: ClientId; readonly memberId: MemberId; readonly at: Date },
  act: () => Promise<Answer>,
): Promise<Answer> {
  const { clientId, memberId, at } = named;
  const hashes = { keyHash: hashToken(named.key), requestHash: hashToken(named.request) };
  const request = { clientId, memberId, ...hashes };
  if (await takeName(trx, request, { at, freeFrom: later(at, -namesKept) })) {
    const answer = await act();
    await keepAnswer(trx, request, { status: answer.status, body: answer.body });
    return answer;
  }
  const kept = await findAnswer(trx, request);
  if (!kept) return act(); // its day ended between the two looks
  if (!kept.requestHash.equals(hashes.requestHash)) throw new PiazzaError('api.key_reused');
  return { status: kept.status, body: kept.body };
}
