// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Clock } from '../../kernel/clock.js';
import type { MemberId } from '../../kernel/ids.js';
import { markNoticeRead } from '../store/members.js';
import { tell } from './resolving/tell.js';

/** Notes that the member was shown the notice of the first sign-in; a second time changes nothing. */
export async function readNotice(
  deps: { readonly db: Db; readonly now: Clock },
  { memberId }: { readonly memberId: MemberId },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const at = deps.now();
    if (!(await markNoticeRead(trx, memberId, at))) return;
    await tell(trx, {
      event: 'member.updated',
      action: 'member.read_notice',
      at,
      actor: memberId,
      subject: memberId,
      data: { fields: ['noticeReadAt'] },
    });
  });
}
