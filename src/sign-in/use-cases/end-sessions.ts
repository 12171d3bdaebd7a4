// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit } from '../../audit/append.js';
import type { Trx } from '../../database/database.js';
import { appendEvent } from '../../database/outbox.js';
import type { MemberId, SessionId } from '../../kernel/ids.js';
import { deleteSessions, type WhichSessions } from '../store/sessions.js';
import { revokeLater } from './revoke-upstream.js';

export interface EndedSessions extends WhichSessions {
  readonly memberId: MemberId;
  readonly actor?: MemberId | undefined;
  readonly at: Date;
  /**
   * Somebody signs out in this browser and nothing is feared: portals keep what they were given to use while the person
   * is away (OpenID Connect Back-Channel Logout 1.0, 2.7).
   */
  readonly signedOut?: boolean | undefined;
}

/**
 * Ends sessions of a member within a transaction, one event and one audit entry for each; what they left
 * at identity providers is given back once it commits.
 */
export async function endSessions(trx: Trx, ended: EndedSessions): Promise<readonly SessionId[]> {
  const { memberId, actor = memberId, at, signedOut, ...which } = ended;
  const deleted = await deleteSessions(trx, memberId, which);
  for (const { id: session, left } of deleted) {
    const change = { at, actor, subject: memberId, data: { session } };
    const data = { session, ...(signedOut && { signedOut }) };
    await appendEvent(trx, { type: 'session.ended', ...change, data });
    await appendAudit(trx, { action: 'session.end', ...change });
    await revokeLater(trx, left);
  }
  return deleted.map(({ id }) => id);
}
