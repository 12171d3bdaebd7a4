// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import { preparedOn } from '../../database/prepared.js';
import { together, type Part } from '../../database/together.js';
import type { ClientId, MemberId, SessionId } from '../../kernel/ids.js';
import { hashToken } from '../../kernel/tokens.js';
import type { Artifact } from './artifacts.js';
import { keepProofPart, type KeptProof } from './kept-proofs.js';
import { receiptPart, type Receipt } from './releases/receipts.js';

/** That a session of ours signed in to a portal, and under which session of the provider. */
export interface SessionClient {
  readonly sessionId: SessionId;
  readonly clientId: ClientId;
  readonly oidcSessionUid: string;
  readonly memberId: MemberId;
  /** The name by which the portal knows the session. */
  readonly sid: string;
  readonly at: Date;
}

/** What one request of the provider writes, all of it or nothing. */
export interface Writes {
  readonly artifacts: readonly Artifact[];
  readonly session?: Artifact | undefined;
  readonly client?: SessionClient | undefined;
  /** Interactions that were used up. */
  readonly ended?: readonly string[];
  /** What its answer gives the portal. */
  readonly receipt?: Receipt | undefined;
  /** What stands behind tokens that outlive their session. */
  readonly proof?: KeptProof | undefined;
}

/**
 * Writes everything in one statement: a sign-in is many small rows, and each journey costs more than
 * its row.
 * @returns false where the session that signs in to a portal has ended meanwhile: nothing of the sign-in is written
 */
export async function saveArtifacts(db: Db | Trx, writes: Writes): Promise<boolean> {
  const { artifacts, session, client, ended = [], receipt, proof } = writes;
  const only = client ? whileAlive : '';
  const parts = [
    ...(client ? [{ kind: 'alive', part: holdSession(client.sessionId) }] : []),
    ...(ended.length > 0 ? [{ kind: 'ended', part: deleteInteractions(ended) }] : []),
    ...(client ? [{ kind: 'client', part: insertClient(client) }] : []),
    ...(receipt ? [{ kind: 'receipt', part: receiptPart(receipt) }] : []),
    ...(proof ? [{ kind: 'proof', part: keepProofPart(proof) }] : []),
    ...(session ? [{ kind: 'session', part: insertSession(session, only) }] : []),
    ...(artifacts.length > 0
      ? [{ kind: 'artifacts', part: insertArtifacts(artifacts, only) }]
      : []),
    ...(client ? [{ kind: 'told', part: aliveStill }] : []),
  ];
  if (parts.length === 0) return true;
  const name = ['save', ...parts.map(({ kind }) => kind)].join('_');
  const rows = await together(
    preparedOn(db),
    name,
    parts.map(({ part }) => part),
  );
  return !client || rows.length === 1;
}

/** The first part: whoever ends the session waits for what is written, or has ended it before. */
const holdSession = (id: SessionId): Part => ({
  text: 'select id from session where id = $1 for key share',
  values: [id],
});
const whileAlive = 'where exists (select from w0)';
const aliveStill: Part = { text: 'select id from w0', values: [] };

/** As a document, so that the statement is the same for any number of rows. */
const inserted = `
  insert into oidc_artifact
    (model, id_hash, payload, grant_id, uid, user_code, account_id, expires_at)
  select model, decode(id_hash, 'hex'), payload, grant_id, uid, user_code, account_id, expires_at
  from jsonb_to_recordset($1::jsonb) as r (model text, id_hash text, payload jsonb, grant_id text,
    uid text, user_code text, account_id text, expires_at timestamptz)`;
const replaced = `
  grant_id = excluded.grant_id, uid = excluded.uid, user_code = excluded.user_code,
  account_id = excluded.account_id, expires_at = excluded.expires_at`;

const insertArtifacts = (artifacts: readonly Artifact[], only: string): Part => ({
  text: `${inserted} ${only} on conflict (model, id_hash) do update set payload = excluded.payload, ${replaced}`,
  values: [JSON.stringify(artifacts.map(toRow))],
});

/**
 * A session is found by its stable uid while its identifier changes: two tabs that finish together
 * write the same row, and neither loses the other's portal.
 */
const insertSession = (session: Artifact, only: string): Part => ({
  text: `${inserted} ${only}
    on conflict (uid) where uid is not null and model = 'Session' do update set
      id_hash = excluded.id_hash, ${replaced},
      payload = case
        when oidc_artifact.account_id is distinct from excluded.account_id
          or not (oidc_artifact.payload ? 'authorizations')
          or not (excluded.payload ? 'authorizations')
        then excluded.payload
        else excluded.payload || jsonb_build_object('authorizations',
          (oidc_artifact.payload -> 'authorizations') || (excluded.payload -> 'authorizations'))
      end`,
  values: [JSON.stringify([toRow(session)])],
});

const insertClient = (client: SessionClient): Part => ({
  text: `insert into session_client (session_id, client_id, oidc_session_uid, member_id, sid, created_at)
    select $1::uuid, $2, $3, $4::uuid, $5, $6::timestamptz ${whileAlive}
    on conflict (session_id, client_id) do update set
      oidc_session_uid = excluded.oidc_session_uid, member_id = excluded.member_id,
      sid = excluded.sid, created_at = excluded.created_at`,
  values: [
    client.sessionId,
    client.clientId,
    client.oidcSessionUid,
    client.memberId,
    client.sid,
    client.at,
  ],
});

const deleteInteractions = (ids: readonly string[]): Part => ({
  text: `delete from oidc_artifact where model = 'Interaction' and id_hash = any ($1::bytea[])`,
  values: [ids.map(hashToken)],
});

const toRow = (artifact: Artifact) => ({
  model: artifact.model,
  id_hash: hashToken(artifact.id).toString('hex'),
  payload: artifact.payload,
  grant_id: artifact.grantId,
  uid: artifact.uid,
  user_code: artifact.userCode,
  account_id: artifact.accountId,
  expires_at: artifact.expiresAt,
});
