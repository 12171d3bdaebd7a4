// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit } from '../../audit/append.js';
import type { Trx } from '../../database/database.js';
import { appendEvent } from '../../database/outbox.js';
import type { MemberId, SessionId } from '../../kernel/ids.js';
import { deleteSessions, type WhichSessions } from '../store/sessions.js';

export interface EndedSessions extends WhichSessions {
  readonly memberId: MemberId;
  readonly actor?: MemberId | undefined;
  readonly at: Date;
}

/** Ends sessions of a member within a transaction, one event and one audit entry for each. */
export async function endSessions(trx: Trx, ended: EndedSessions): Promise<readonly SessionId[]> {
  const { memberId, actor = memberId, at, ...which } = ended;
  const ids = await deleteSessions(trx, memberId, which);
  for (const session of ids) {
    const change = { at, actor, subject: memberId, data: { session } };
    await appendEvent(trx, { type: 'session.ended', ...change });
    await appendAudit(trx, { action: 'session.end', ...change });
  }
  return ids;
}
