// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Trx } from '../../database/database.js';
import type { EventHandler } from '../../database/relay.js';
import { parseId, type SessionId } from '../../kernel/ids.js';
import { deleteSessionsByUid } from '../store/artifact-housekeeping.js';
import { takeSessionClients } from '../store/session-clients.js';

/**
 * Ends what portals hold by sessions of ours that were ended: their refresh and access tokens are
 * refused from now on.
 */
export async function endPortalSessions(trx: Trx, sessionIds: readonly SessionId[]): Promise<void> {
  await deleteSessionsByUid(trx, await takeSessionClients(trx, sessionIds));
}

const ended = z.object({ session: z.string() });

/** The same as a reader of events: signing out, also by staff or from another device, reaches portals. */
export const endPortalSessionsOf: EventHandler = async (trx, event) => {
  if (event.type !== 'session.ended') return;
  const sessionId = parseId<SessionId>(ended.parse(event.data).session);
  if (sessionId) await endPortalSessions(trx, [sessionId]);
};
