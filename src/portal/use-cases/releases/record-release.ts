// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit } from '../../../audit/append.js';
import type { Db } from '../../../database/database.js';
import { appendEvent } from '../../../database/outbox.js';
import type { Clock } from '../../../kernel/clock.js';
import type { ClientId, MemberId } from '../../../kernel/ids.js';
import { recordNotice, resumeNotice } from '../../store/releases/notices.js';

/** Keeps that a member was shown what a portal receives; where they had put an end to it, it knows them again from now on. */
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
    const { memberId, clientId } = shown;
    if (await resumeNotice(trx, { ...shown, at })) {
      const change = { at, actor: memberId, subject: memberId };
      await appendEvent(trx, { type: 'release.resumed', ...change, data: { portal: clientId } });
    } else {
      await recordNotice(trx, { ...shown, at });
    }
    await appendAudit(trx, {
      action: 'release.show',
      at,
      actor: memberId,
      subject: memberId,
      data: { clientId, claims: shown.claims },
    });
  });
}
