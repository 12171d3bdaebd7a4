// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import { preparedOn } from '../../database/prepared.js';
import { hashToken } from '../../kernel/tokens.js';
import { endingOf } from './ending-sessions.js';

/** What the OpenID Provider stores of one model, without the identifier by which it is found. */
export interface Artifact {
  readonly model: string;
  readonly id: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly grantId?: string | undefined;
  readonly uid?: string | undefined;
  readonly userCode?: string | undefined;
  readonly accountId?: string | undefined;
  readonly expiresAt?: Date | undefined;
}

export interface StoredArtifact {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly consumedAt: Date | undefined;
}

/** A token or code together with the grant and the session that it hangs on. */
export interface BoundArtifact extends StoredArtifact {
  readonly grant: { readonly id: string; readonly payload: Record<string, unknown> } | undefined;
  readonly session: { readonly uid: string; readonly payload: Record<string, unknown> } | undefined;
}

/** Returns false when the same id was stored before: a replay, whichever node it reaches. */
export async function insertArtifactOnce(db: Db | Trx, artifact: Artifact): Promise<boolean> {
  const result = await db
    .insertInto('oidc_artifact')
    .values({ model: artifact.model, id_hash: hashToken(artifact.id), ...toColumns(artifact) })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

interface ArtifactRow {
  payload: Record<string, unknown>;
  consumed_at: Date | null;
}

const found = `
  select payload, consumed_at from oidc_artifact where model = $1 and id_hash = $2`;

export async function findArtifact(
  db: Db | Trx,
  model: string,
  id: string,
): Promise<StoredArtifact | undefined> {
  const values = [model, hashToken(id)];
  const [row] = await preparedOn(db)<ArtifactRow>('artifact_find', found, values);
  return row && { payload: row.payload, consumedAt: row.consumed_at ?? undefined };
}

const bound = `
  select a.payload, a.consumed_at, a.grant_id, g.payload as grant_payload,
    a.payload ->> 'sessionUid' as session_uid, s.payload as session_payload
  from oidc_artifact a
  cross join lateral (
    select bool_and(e.signed_out) as signed_out from ${endingOf("a.payload ->> 'sessionUid'")} e) ending
  left join oidc_artifact g
    on g.model = 'Grant' and g.id_hash = sha256(convert_to(a.grant_id, 'UTF8')) and coalesce(ending.signed_out, true)
  left join oidc_artifact s
    on s.model = 'Session' and s.uid = a.payload ->> 'sessionUid' and ending.signed_out is null
  where a.model = $1 and a.id_hash = $2`;

/**
 * One statement for what every exchange of a code or token asks for in a row. A session that is ending is there no
 * longer, nor is the grant unless the person merely signed out.
 */
export async function findBoundArtifact(
  db: Db | Trx,
  model: string,
  id: string,
): Promise<BoundArtifact | undefined> {
  const values = [model, hashToken(id)];
  const [row] = await preparedOn(db)<BoundRow>('artifact_bound', bound, values);
  return row && toBound(row);
}

interface BoundRow extends ArtifactRow {
  grant_id: string | null;
  grant_payload: Record<string, unknown> | null;
  session_uid: string | null;
  session_payload: Record<string, unknown> | null;
}

function toBound(row: BoundRow): BoundArtifact {
  const { grant_id: id, grant_payload: grant, session_uid: uid, session_payload: session } = row;
  return {
    payload: row.payload,
    consumedAt: row.consumed_at ?? undefined,
    grant: id && grant ? { id, payload: grant } : undefined,
    session: uid && session ? { uid, payload: session } : undefined,
  };
}

export async function findSessionByUid(
  db: Db | Trx,
  uid: string,
): Promise<StoredArtifact | undefined> {
  const row = await db
    .selectFrom('oidc_artifact')
    .select(['payload', 'consumed_at'])
    .where('model', '=', 'Session')
    .where('uid', '=', uid)
    .executeTakeFirst();
  return row && { payload: row.payload, consumedAt: row.consumed_at ?? undefined };
}

const consume = `
  update oidc_artifact set consumed_at = $1
  where model = $2 and id_hash = $3 and consumed_at is null
  returning model`;

/** Returns false when somebody consumed it before, so that of any number of parallel uses one wins. */
export async function consumeArtifact(
  db: Db | Trx,
  artifact: { readonly model: string; readonly id: string; readonly at: Date },
): Promise<boolean> {
  const values = [artifact.at, artifact.model, hashToken(artifact.id)];
  return (await preparedOn(db)('artifact_consume', consume, values)).length === 1;
}

export async function deleteArtifact(db: Db | Trx, model: string, id: string): Promise<void> {
  await db
    .deleteFrom('oidc_artifact')
    .where('model', '=', model)
    .where('id_hash', '=', hashToken(id))
    .execute();
}

export async function deleteArtifactsOfGrant(
  db: Db | Trx,
  model: string,
  grantId: string,
): Promise<void> {
  await db
    .deleteFrom('oidc_artifact')
    .where('grant_id', '=', grantId)
    .where('model', '=', model)
    .execute();
}

function toColumns(artifact: Artifact) {
  return {
    payload: JSON.stringify(artifact.payload),
    grant_id: artifact.grantId ?? null,
    uid: artifact.uid ?? null,
    user_code: artifact.userCode ?? null,
    account_id: artifact.accountId ?? null,
    expires_at: artifact.expiresAt ?? null,
  };
}
