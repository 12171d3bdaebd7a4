// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import type { ClientId, SessionId } from '../../../kernel/ids.js';
import { listFrontChannels, type FrontChannel } from '../../store/logouts/front-channels.js';
import { queueForOidcSession } from '../../store/logouts/queue.js';
import { takeClientsOfOidcSession } from '../../store/session-clients.js';

export type { FrontChannel } from '../../store/logouts/front-channels.js';

/**
 * Somebody signs out on the way from a portal: the others hear of it, or that portal only.
 * @returns the pages of portals that only this browser can reach
 */
export async function leavePortals(
  { db, now }: { readonly db: Db; readonly now: Clock },
  left: { readonly uid: string; readonly clientId?: ClientId | undefined },
): Promise<readonly FrontChannel[]> {
  return db.transaction().execute(async (trx) => {
    const which = { uid: left.uid, clientId: left.clientId ?? null };
    const pages = await listFrontChannels(trx, which);
    await queueForOidcSession(trx, { cause: 'session_ended', at: now() }, which);
    await takeClientsOfOidcSession(trx, which);
    return pages;
  });
}

/** The pages that only this browser can reach, before its session is ended. */
export const frontChannelsOfSession = async (
  db: Db,
  sessionId: SessionId,
): Promise<readonly FrontChannel[]> => listFrontChannels(db, { sessionId });
