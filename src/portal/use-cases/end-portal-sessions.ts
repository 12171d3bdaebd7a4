// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Trx } from '../../database/database.js';
import type { EventHandler } from '../../database/relay.js';
import { parseId, type MemberId, type SessionId } from '../../kernel/ids.js';
import { deleteSessionsByUid, deleteSessionsWithGrants } from '../store/artifact-housekeeping.js';
import { queueForSession } from '../store/logouts/queue.js';
import { takeSessionClients } from '../store/session-clients.js';

interface Ended {
  readonly sessionId: SessionId;
  readonly memberId: MemberId;
  readonly at: Date;
  readonly signedOut: boolean;
}

/**
 * Ends what portals hold by a session of ours that was ended: their refresh and access tokens are
 * refused from now on, and those that want to are told. Tokens for while the person is away outlive a
 * mere signing out, and nothing else that ends a session.
 */
async function endPortalSessions(trx: Trx, ended: Ended): Promise<void> {
  const { sessionId, memberId, at, signedOut } = ended;
  await queueForSession(trx, { cause: 'session_ended', at }, sessionId);
  const uids = await takeSessionClients(trx, [sessionId]);
  await (signedOut
    ? deleteSessionsByUid(trx, uids)
    : deleteSessionsWithGrants(trx, { memberId, uids }));
}

const told = z.object({ session: z.string(), signedOut: z.boolean().default(false) });

/** The same as a reader of events: signing out, also by staff or from another device, reaches portals. */
export const endPortalSessionsOf: EventHandler = async (trx, event) => {
  if (event.type !== 'session.ended') return;
  const { session, signedOut } = told.parse(event.data);
  const { at, subject: memberId } = event;
  const sessionId = parseId<SessionId>(session);
  if (sessionId && memberId) await endPortalSessions(trx, { sessionId, memberId, at, signedOut });
};
