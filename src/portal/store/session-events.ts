// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';

/** The provider instance of the newest proof in the session behind one of the OpenID Provider's. */
export async function findProviderOfSession(
  db: Db | Trx,
  oidcSessionUid: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('portal_session_proof')
    .select('provider')
    .where('oidc_session_uid', '=', oidcSessionUid)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.provider;
}
