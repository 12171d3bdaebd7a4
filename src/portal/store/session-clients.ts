// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import type { ClientId, SessionId } from '../../kernel/ids.js';

/** Keeps that a session of ours signed in to a portal, and under which session of the provider. */
export async function recordSessionClient(
  db: Db | Trx,
  entry: {
    readonly sessionId: SessionId;
    readonly clientId: ClientId;
    readonly oidcSessionUid: string;
    readonly at: Date;
  },
): Promise<void> {
  await db
    .insertInto('session_client')
    .values({
      session_id: entry.sessionId,
      client_id: entry.clientId,
      oidc_session_uid: entry.oidcSessionUid,
      created_at: entry.at,
    })
    .onConflict((oc) =>
      oc
        .columns(['session_id', 'client_id'])
        .doUpdateSet({ oidc_session_uid: entry.oidcSessionUid, created_at: entry.at }),
    )
    .execute();
}

/** Forgets the portals of some sessions. @returns the provider's sessions that they signed in under */
export async function takeSessionClients(
  trx: Trx,
  sessionIds: readonly SessionId[],
): Promise<readonly string[]> {
  if (sessionIds.length === 0) return [];
  const rows = await trx
    .deleteFrom('session_client')
    .where('session_id', 'in', [...sessionIds])
    .returning('oidc_session_uid')
    .execute();
  return [...new Set(rows.map((row) => row.oidc_session_uid))];
}

/** Rows whose session ended without anybody signing out. */
export async function deleteOldSessionClients(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('session_client').where('created_at', '<', before).execute();
}
