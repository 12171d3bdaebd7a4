// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { CommunityRequestId, MemberId } from '../../../kernel/ids.js';
import { listPromoters } from '../../store/founding/promoters.js';

/** Who is told with the requester how it ended. */
export async function signersOf(
  trx: Trx,
  requestId: CommunityRequestId,
): Promise<readonly MemberId[]> {
  const promoters = await listPromoters(trx, requestId);
  return promoters.flatMap(({ status, memberId }) =>
    status === 'signed' && memberId ? [memberId] : [],
  );
}
