// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { ClientId, SessionId } from '../../../kernel/ids.js';

/** A portal that learns of the end of a session from the browser only. */
export interface FrontChannel {
  readonly name: string;
  readonly uri: string;
  readonly sid: string;
}

type Which =
  | { readonly sessionId: SessionId }
  | { readonly uid: string; readonly clientId: ClientId | null };

/** Of a session of ours, or of the provider's; of one portal only where a client is named. */
export async function listFrontChannels(
  db: Db | Trx,
  which: Which,
): Promise<readonly FrontChannel[]> {
  const all = db
    .selectFrom('session_client as c')
    .innerJoin('portal as p', 'p.client_id', 'c.client_id')
    .select(['p.name', 'p.logout_uri as uri', 'c.sid'])
    .where('p.status', '=', 'active')
    .where('p.logout_kind', '=', 'front_channel')
    .orderBy('p.name')
    .orderBy('p.client_id')
    .orderBy('c.sid');
  const wanted =
    'sessionId' in which
      ? all.where('c.session_id', '=', which.sessionId)
      : all.where('c.oidc_session_uid', '=', which.uid);
  const rows = await ('clientId' in which && which.clientId !== null
    ? wanted.where('c.client_id', '=', which.clientId)
    : wanted
  ).execute();
  return rows.flatMap(({ name, uri, sid }) =>
    uri === null || sid === null ? [] : [{ name, uri, sid }],
  );
}
