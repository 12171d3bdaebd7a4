// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import type { MemberId } from '../../kernel/ids.js';

/** Blanks what a member wrote and what was written to them. Who was when what stays, under a bare id. */
export async function blankWords(trx: Trx, memberId: MemberId): Promise<void> {
  await trx
    .updateTable('join_request')
    .set((e) => ({
      message: '',
      answers: null,
      question: null,
      reply: null,
      reason: e.case().when('reason', 'is', null).then(null).else('-').end(),
    }))
    .where('member_id', '=', memberId)
    .execute();
  await trx
    .updateTable('role_grant')
    .set({ message: '' })
    .where('member_id', '=', memberId)
    .where('message', '<>', '')
    .execute();
  await trx.deleteFrom('handover_note').where('member_id', '=', memberId).execute();
}
