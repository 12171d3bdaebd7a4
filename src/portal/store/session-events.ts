// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import { second } from '../../kernel/clock.js';

/** What a code or a token remembers of the sign-in behind it. */
export interface SignInMark {
  /** The session of the OpenID Provider. */
  readonly sessionUid?: string | undefined;
  /** When the person proved who they are, in whole seconds since 1970. */
  readonly authTime?: number | undefined;
}

/** The provider instance of the proof behind a code or a token; undefined where it is no longer known. */
export async function findProviderOfProof(
  db: Db | Trx,
  { sessionUid, authTime }: SignInMark,
): Promise<string | undefined> {
  if (sessionUid === undefined) return undefined;
  let proofs = db
    .selectFrom('portal_session_proof')
    .select('provider')
    .where('oidc_session_uid', '=', sessionUid);
  if (authTime !== undefined) proofs = proofs.where('at', '<', new Date((authTime + 1) * second));
  const row = await proofs.orderBy('at', 'desc').limit(1).executeTakeFirst();
  return row?.provider;
}
