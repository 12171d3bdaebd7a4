// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import type { ClientId, SessionId } from '../../../kernel/ids.js';
import { frontChannelAddress } from '../../domain/logout.js';
import { deleteSessionsByUid } from '../../store/artifact-housekeeping.js';
import { listFrontChannels, type FrontChannel } from '../../store/logouts/front-channels.js';
import { queueForOidcSession } from '../../store/logouts/queue.js';
import { saveArtifacts, type Writes } from '../../store/save-artifacts.js';
import { takeClientsOfOidcSession } from '../../store/session-clients.js';

/** A page that ends a portal's session in the browser that shows it. */
export interface LogoutPage {
  readonly portal: string;
  readonly address: string;
}

/**
 * Somebody signs out on the way from a portal: the others hear of it, or that portal only. The provider's session
 * ends in the same moment, so that a sign-out that failed can be asked for again.
 * @returns the pages of portals that only this browser can reach
 */
export async function leavePortals(
  { db, now, issuer }: { readonly db: Db; readonly now: Clock; readonly issuer: string },
  left: {
    readonly uid: string;
    readonly clientId?: ClientId | undefined;
    /** What stays of the provider's session, among others. */
    readonly writes: Writes;
  },
): Promise<readonly LogoutPage[]> {
  return db.transaction().execute(async (trx) => {
    const which = { uid: left.uid, clientId: left.clientId ?? null };
    const channels = await listFrontChannels(trx, which);
    await queueForOidcSession(trx, { cause: 'session_ended', at: now() }, which);
    await takeClientsOfOidcSession(trx, which);
    await deleteSessionsByUid(trx, [left.uid]);
    await saveArtifacts(trx, left.writes);
    return pagesOf(issuer, channels);
  });
}

/** The pages of portals that only this browser can reach, before its session is ended. */
export async function logoutPages(
  { db, issuer }: { readonly db: Db; readonly issuer: string },
  sessionId: SessionId,
): Promise<readonly LogoutPage[]> {
  return pagesOf(issuer, await listFrontChannels(db, { sessionId }));
}

const pagesOf = (iss: string, channels: readonly FrontChannel[]): readonly LogoutPage[] =>
  channels.map(({ name, uri, sid }) => ({
    portal: name,
    address: frontChannelAddress(uri, { iss, sid }),
  }));
