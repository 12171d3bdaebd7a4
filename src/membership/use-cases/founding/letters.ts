// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import { addJob } from '../../../database/jobs.js';
import type { Clock } from '../../../kernel/clock.js';
import { hashToken } from '../../../kernel/tokens.js';
import type { Promoter } from '../../domain/founding/promoter.js';

export interface FoundingDeps {
  readonly db: Db;
  readonly now: Clock;
  /** A keyed hash under a key that never changes. */
  readonly pseudonym: (label: string, value: string) => string;
  /** How many others sign a request. */
  readonly promotersNeeded: number;
}

/** The secret of a letter's link, computed anew when the letter is written: nothing ever holds it. */
export const secretOf = (
  { pseudonym }: Pick<FoundingDeps, 'pseudonym'>,
  { id }: Pick<Promoter, 'id'>,
): string => pseudonym('promoter', id);

export const hashOf = (
  deps: Pick<FoundingDeps, 'pseudonym'>,
  promoter: Pick<Promoter, 'id'>,
): Buffer => hashToken(secretOf(deps, promoter));

/** Has the letter written once the transaction has committed. */
export async function queueLetter(trx: Trx, { id }: Promoter): Promise<void> {
  await addJob(trx, { task: 'promoter', payload: { promoter: id } }, { key: `promoter:${id}` });
}
