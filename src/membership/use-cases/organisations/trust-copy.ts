// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { isDrop, isUnreadable, type CopyRead } from '../../domain/organisations/ipa-register.js';
import {
  dropRefusal,
  isAccepted,
  keepRefusal,
  type RefusedCopy,
} from '../../store/organisations/register-refusals.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/** One refresh of the index. */
export interface Taking {
  readonly at: Date;
  /** Where a copy is left that is refused: it outlives the transaction, which it ends. */
  readonly refused: RefusedCopy[];
}

/**
 * Whether a copy of a file may be taken over. What somebody accepted is used up with it: the same copy, come again
 * after another one, is looked at anew.
 * @throws PiazzaError `organisation.register_doubtful { file, hash, isDrop, known, missing, skipped }`
 */
export async function trustCopy(
  trx: Trx,
  copy: CopyRead & { readonly hash: string },
  { refused }: Taking,
): Promise<void> {
  const { file, hash, known, missing, skipped } = copy;
  const isBroken = isUnreadable(copy);
  if (isBroken || (isDrop(copy) && !(await isAccepted(trx, copy)))) {
    const found = { file, hash, isDrop: !isBroken, known, missing, skipped };
    refused.push(found);
    throw new PiazzaError('organisation.register_doubtful', found);
  }
  await dropRefusal(trx, file);
}

/** Keeps that a copy was refused, once for each copy. */
export async function noteRefusal(deps: { db: Db; now: Clock }, copy: RefusedCopy): Promise<void> {
  await transact(deps.db, async (trx) => {
    const at = deps.now();
    if (!(await keepRefusal(trx, copy, at))) return;
    await record(trx, { type: 'organisation.register_refused', at, data: { ...copy } });
  });
}
