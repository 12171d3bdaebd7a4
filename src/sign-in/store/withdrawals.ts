// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import { newId, type Branded } from '../../kernel/ids.js';
import { hashToken } from '../../kernel/tokens.js';
import type { KeptWithdrawal } from '../domain/withdrawal.js';

export interface NewWithdrawal extends KeptWithdrawal {
  readonly messageId: string;
  readonly code: string;
  readonly expiresAt: Date;
}

/** False when the message came before: the other transaction's outcome stands. */
export async function insertWithdrawal(trx: Trx, withdrawal: NewWithdrawal): Promise<boolean> {
  const result = await trx
    .insertInto('withdrawal')
    .values({
      id: newId<Branded<'WithdrawalId'>>(),
      instance: withdrawal.instance,
      message_hash: hashToken(withdrawal.messageId),
      code_hash: hashToken(withdrawal.code),
      kind: withdrawal.kind,
      outcome: withdrawal.outcome,
      received_at: withdrawal.receivedAt,
      expires_at: withdrawal.expiresAt,
    })
    .onConflict((conflict) => conflict.columns(['instance', 'message_hash']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function updateOutcome(
  trx: Trx,
  code: string,
  outcome: KeptWithdrawal['outcome'],
): Promise<void> {
  await trx
    .updateTable('withdrawal')
    .set({ outcome })
    .where('code_hash', '=', hashToken(code))
    .execute();
}

export async function findWithdrawal(
  db: Db,
  { instance, code, now }: { readonly instance: string; readonly code: string; readonly now: Date },
): Promise<KeptWithdrawal | undefined> {
  const row = await db
    .selectFrom('withdrawal')
    .select(['kind', 'outcome', 'received_at'])
    .where('instance', '=', instance)
    .where('code_hash', '=', hashToken(code))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row && { instance, kind: row.kind, outcome: row.outcome, receivedAt: row.received_at };
}
