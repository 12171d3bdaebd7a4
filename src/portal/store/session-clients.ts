// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { ClientId, MemberId, SessionId } from '../../kernel/ids.js';
import { goesOn } from './session-events.js';

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

/** The same for a session of the provider; of one portal only where a client is named. */
export async function takeClientsOfOidcSession(
  trx: Trx,
  { uid, clientId }: { readonly uid: string; readonly clientId: ClientId | null },
): Promise<void> {
  const all = trx.deleteFrom('session_client').where('oidc_session_uid', '=', uid);
  await (clientId === null ? all : all.where('client_id', '=', clientId)).execute();
}

/** The same for a member; at one portal only where it is named. */
export async function takeClientsOfMember(
  trx: Trx,
  { memberId, clientId }: { readonly memberId: MemberId; readonly clientId?: ClientId },
): Promise<void> {
  const all = trx.deleteFrom('session_client').where('member_id', '=', memberId);
  await (clientId === undefined ? all : all.where('client_id', '=', clientId)).execute();
}

/** The same where no session of the member's goes on. */
export async function takeClientsBeyondSessions(trx: Trx, memberId: MemberId): Promise<void> {
  await sql`
    delete from session_client c
    where c.member_id = ${memberId} and not ${goesOn(sql`c.oidc_session_uid`)}`.execute(trx);
}

/** Rows whose session ended without anybody signing out. */
export async function deleteOldSessionClients(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('session_client').where('created_at', '<', before).execute();
}
