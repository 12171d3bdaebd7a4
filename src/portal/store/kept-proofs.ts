// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Db, Trx } from '../../database/database.js';
import type { Part } from '../../database/together.js';
import { second } from '../../kernel/clock.js';
import type { MemberId } from '../../kernel/ids.js';
import { levels } from '../../kernel/level.js';
import { hashToken } from '../../kernel/tokens.js';
import { findArtifact } from './artifacts.js';

/** The proof behind tokens that outlive their session, which takes its own proofs along. */
export interface KeptProof {
  /** The session of the OpenID Provider. */
  readonly sessionUid: string;
  /** When the person proved who they are, in whole seconds since 1970. */
  readonly authTime: number;
  readonly memberId: MemberId;
  readonly until: Date;
}

type Named = Pick<KeptProof, 'sessionUid' | 'authTime'>;

const model = 'Proof';
const nameOf = ({ sessionUid, authTime }: Named): string => `${sessionUid} ${authTime}`;

/** Keeps the proof beside other writes of one statement; nothing where its session is over: then it was kept before. */
export const keepProofPart = (proof: KeptProof): Part => ({
  text: `insert into oidc_artifact (model, id_hash, payload, uid, account_id, expires_at)
    select '${model}', $1::bytea, jsonb_build_object('provider', p.provider, 'level', p.level), $2::text, $3::text, $4::timestamptz
    from (
      select provider, level from portal_session_proof
      where oidc_session_uid = $2::text and at < $5::timestamptz order by at desc limit 1
    ) p
    on conflict (model, id_hash) do update set expires_at = excluded.expires_at`,
  values: [
    hashToken(nameOf(proof)),
    proof.sessionUid,
    proof.memberId,
    proof.until,
    new Date((proof.authTime + 1) * second),
  ],
});

const kept = z.object({ provider: z.string(), level: z.enum(levels) });

export async function findKeptProof(
  db: Db | Trx,
  named: Named,
): Promise<z.output<typeof kept> | undefined> {
  const found = await findArtifact(db, model, nameOf(named));
  return found && kept.parse(found.payload);
}
