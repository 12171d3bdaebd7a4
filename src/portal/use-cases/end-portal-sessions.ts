// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import type { SessionId } from '../../kernel/ids.js';
import { deleteSessionsByUid } from '../store/artifact-housekeeping.js';
import { takeSessionClients } from '../store/session-clients.js';

/**
 * Ends what portals hold by sessions of ours that were ended: their refresh and access tokens are
 * refused from now on. Called in the transaction that ends the sessions, whose event tells of it.
 */
export async function endPortalSessions(trx: Trx, sessionIds: readonly SessionId[]): Promise<void> {
  await deleteSessionsByUid(trx, await takeSessionClients(trx, sessionIds));
}
