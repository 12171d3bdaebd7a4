// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import { second } from '../../kernel/clock.js';
import type { Level } from '../../kernel/level.js';
import { findKeptProof } from './kept-proofs.js';

/** What a code or a token remembers of the sign-in behind it. */
export interface SignInMark {
  /** The session of the OpenID Provider. */
  readonly sessionUid?: string | undefined;
  /** When the person proved who they are, in whole seconds since 1970. */
  readonly authTime?: number | undefined;
}

/** How a person proved who they are. */
export interface SignInProof {
  /** The provider instance. */
  readonly provider: string;
  readonly level: Level;
}

/** The proof behind a code or a token; undefined where it is no longer known. */
export async function findProof(
  db: Db | Trx,
  { sessionUid, authTime }: SignInMark,
): Promise<SignInProof | undefined> {
  if (sessionUid === undefined) return undefined;
  const proof = await findOfSession(db, { sessionUid, authTime });
  if (proof || authTime === undefined) return proof;
  return findKeptProof(db, { sessionUid, authTime });
}

async function findOfSession(
  db: Db | Trx,
  { sessionUid, authTime }: SignInMark & { readonly sessionUid: string },
): Promise<SignInProof | undefined> {
  let proofs = db
    .selectFrom('portal_session_proof')
    .select(['provider', 'level'])
    .where('oidc_session_uid', '=', sessionUid);
  if (authTime !== undefined) proofs = proofs.where('at', '<', new Date((authTime + 1) * second));
  return proofs.orderBy('at', 'desc').limit(1).executeTakeFirst();
}

/** Whether a session of ours stands behind one of the provider. */
export const goesOn = (oidcSessionUid: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`exists (select from portal_session_proof l where l.oidc_session_uid = ${oidcSessionUid})`;
