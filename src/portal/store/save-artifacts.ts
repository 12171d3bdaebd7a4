// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { ClientId, SessionId } from '../../kernel/ids.js';
import { hashToken } from '../../kernel/tokens.js';
import type { Artifact } from './artifacts.js';

/** That a session of ours signed in to a portal, and under which session of the provider. */
export interface SessionClient {
  readonly sessionId: SessionId;
  readonly clientId: ClientId;
  readonly oidcSessionUid: string;
  readonly at: Date;
}

/** What one request of the provider writes, all of it or nothing. */
export interface Writes {
  readonly artifacts: readonly Artifact[];
  readonly session?: Artifact | undefined;
  readonly client?: SessionClient | undefined;
}

/** Writes everything in one statement: a sign-in is many small rows, and each journey costs more than its row. */
export async function saveArtifacts(db: Db | Trx, writes: Writes): Promise<void> {
  const { artifacts, session, client } = writes;
  const parts = [
    ...(client ? [insertClient(client)] : []),
    ...(session ? [insertSession(session)] : []),
    ...(artifacts.length > 0 ? [insertArtifacts(artifacts)] : []),
  ];
  const main = parts.pop();
  if (!main) return;
  const others = parts.map((part, index) => sql`${sql.raw(`w${index}`)} as (${part})`);
  await (others.length > 0 ? sql`with ${sql.join(others)} ${main}` : main).execute(db);
}

const columns = sql.raw(
  'oidc_artifact (model, id_hash, payload, grant_id, uid, user_code, account_id, expires_at)',
);
const replaced = sql.raw(`
  grant_id = excluded.grant_id, uid = excluded.uid, user_code = excluded.user_code,
  account_id = excluded.account_id, expires_at = excluded.expires_at`);

const insertArtifacts = (artifacts: readonly Artifact[]): RawBuilder<unknown> => sql`
  insert into ${columns} values ${sql.join(artifacts.map(toRow))}
  on conflict (model, id_hash) do update set payload = excluded.payload, ${replaced}`;

/**
 * A session is found by its stable uid while its identifier changes: two tabs that finish together
 * write the same row, and neither loses the other's portal.
 */
const insertSession = (session: Artifact): RawBuilder<unknown> => sql`
  insert into ${columns} values ${toRow(session)}
  on conflict (uid) where uid is not null and model = 'Session' do update set
    id_hash = excluded.id_hash, ${replaced},
    payload = case
      when oidc_artifact.account_id is distinct from excluded.account_id
        or not (oidc_artifact.payload ? 'authorizations')
        or not (excluded.payload ? 'authorizations')
      then excluded.payload
      else excluded.payload || jsonb_build_object('authorizations',
        (oidc_artifact.payload -> 'authorizations') || (excluded.payload -> 'authorizations'))
    end`;

const insertClient = (client: SessionClient): RawBuilder<unknown> => sql`
  insert into session_client (session_id, client_id, oidc_session_uid, created_at)
  values (${client.sessionId}, ${client.clientId}, ${client.oidcSessionUid}, ${client.at})
  on conflict (session_id, client_id) do update set
    oidc_session_uid = excluded.oidc_session_uid, created_at = excluded.created_at`;

const toRow = (artifact: Artifact): RawBuilder<unknown> => sql`(
  ${artifact.model}, ${hashToken(artifact.id)}, ${JSON.stringify(artifact.payload)}::jsonb,
  ${artifact.grantId ?? null}, ${artifact.uid ?? null}, ${artifact.userCode ?? null},
  ${artifact.accountId ?? null}, ${artifact.expiresAt ?? null}::timestamptz)`;
