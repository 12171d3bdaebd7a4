// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Trx } from '../../database/database.js';
import type { EventHandler } from '../../database/relay.js';
import { parseId, type SessionId } from '../../kernel/ids.js';
import { deleteSessionsByUid } from '../store/artifact-housekeeping.js';
import { queueForSession } from '../store/logouts/queue.js';
import { takeSessionClients } from '../store/session-clients.js';

/**
 * Ends what portals hold by a session of ours that was ended: their refresh and access tokens are
 * refused from now on, and those that want to are told.
 */
async function endPortalSessions(trx: Trx, sessionId: SessionId, at: Date): Promise<void> {
  await queueForSession(trx, { cause: 'session_ended', at }, sessionId);
  await deleteSessionsByUid(trx, await takeSessionClients(trx, [sessionId]));
}

const ended = z.object({ session: z.string() });

/** The same as a reader of events: signing out, also by staff or from another device, reaches portals. */
export const endPortalSessionsOf: EventHandler = async (trx, event) => {
  if (event.type !== 'session.ended') return;
  const sessionId = parseId<SessionId>(ended.parse(event.data).session);
  if (sessionId) await endPortalSessions(trx, sessionId, event.at);
};
