// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { RefusedKind } from '../../domain/mail-choices/refusal.js';

interface Refusal {
  readonly memberId: MemberId;
  readonly kind: RefusedKind;
}

/** False when it was refused already. */
export async function insertRefusal(
  trx: Trx,
  { memberId, kind, at }: Refusal & { readonly at: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .insertInto('mail_refusal')
    .values({ member_id: memberId, kind, refused_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

/** False when it was not refused. */
export async function deleteRefusal(trx: Trx, { memberId, kind }: Refusal): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('mail_refusal')
    .where('member_id', '=', memberId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function listRefusals(
  db: Db | Trx,
  memberId: MemberId,
): Promise<readonly RefusedKind[]> {
  const rows = await db
    .selectFrom('mail_refusal')
    .select('kind')
    .where('member_id', '=', memberId)
    .orderBy('kind')
    .execute();
  return rows.map(({ kind }) => kind);
}
