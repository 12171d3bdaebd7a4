// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { DelegateId } from '../../../kernel/ids.js';
import { listDelegationsOf, type MyDelegation } from '../../store/seats/lists.js';

export type { MyDelegation };

/** For whom the reader acts, and for whom they are asked to. */
export const myDelegations = (
  { db }: { db: Db },
  { actor, locale }: { readonly actor: Actor; readonly locale: 'it' | 'en' },
): Promise<readonly MyDelegation[]> => listDelegationsOf(db, actor.memberId, locale);

/**
 * One of them; that of another does not exist.
 * @throws PiazzaError `delegate.not_found`
 */
export async function readDelegation(
  deps: { db: Db },
  {
    delegateId,
    ...reader
  }: { readonly actor: Actor; readonly delegateId: DelegateId; readonly locale: 'it' | 'en' },
): Promise<MyDelegation> {
  const mine = await myDelegations(deps, reader);
  const found = mine.find(({ id }) => id === delegateId);
  if (!found) throw new PiazzaError('delegate.not_found', { delegateId });
  return found;
}
