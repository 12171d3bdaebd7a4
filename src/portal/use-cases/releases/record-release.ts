// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit } from '../../../audit/append.js';
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import type { ClientId, MemberId } from '../../../kernel/ids.js';
import { recordNotice } from '../../store/releases/notices.js';

/** Keeps that a member was shown what a portal receives. */
export async function recordRelease(
  deps: { readonly db: Db; readonly now: Clock },
  shown: {
    readonly memberId: MemberId;
    readonly clientId: ClientId;
    readonly claims: readonly string[];
  },
): Promise<void> {
  const at = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    await recordNotice(trx, { ...shown, at });
    await appendAudit(trx, {
      action: 'release.show',
      at,
      actor: shown.memberId,
      subject: shown.memberId,
      data: { clientId: shown.clientId, claims: shown.claims },
    });
  });
}
