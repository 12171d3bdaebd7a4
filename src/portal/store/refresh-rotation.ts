// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import { preparedOn } from '../../database/prepared.js';
import { hashToken } from '../../kernel/tokens.js';
import type { Artifact } from './artifacts.js';

const rotate = `
  with won as (
    update oidc_artifact set consumed_at = $1, successor = $2
    where model = $3 and id_hash = $4 and consumed_at is null
    returning model
  )
  insert into oidc_artifact (model, id_hash, payload, grant_id, account_id, expires_at)
  select model, $5, $6::jsonb, $7, $8, $9 from won
  returning model`;

/** Puts a token in the place of the one before; false when that one was used before. */
export async function rotateArtifact(
  db: Db | Trx,
  rotation: {
    readonly before: string;
    readonly successor: Buffer | undefined;
    readonly at: Date;
    readonly artifact: Artifact;
  },
): Promise<boolean> {
  const { before, successor, at, artifact } = rotation;
  const values = [
    at,
    successor ?? null,
    artifact.model,
    hashToken(before),
    hashToken(artifact.id),
    JSON.stringify(artifact.payload),
    artifact.grantId ?? null,
    artifact.accountId ?? null,
    artifact.expiresAt ?? null,
  ];
  return (await preparedOn(db)('artifact_rotate', rotate, values)).length === 1;
}

/** The sealed successor of a token that was used after a moment. */
export async function findSuccessor(
  db: Db | Trx,
  before: string,
  usedAfter: Date,
): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('oidc_artifact')
    .select('successor')
    .where('model', '=', 'RefreshToken')
    .where('id_hash', '=', hashToken(before))
    .where('consumed_at', '>', usedAfter)
    .executeTakeFirst();
  return row?.successor ?? undefined;
}

/** Forgets successors of tokens that were used before a moment. */
export async function forgetSuccessors(db: Db, usedBefore: Date): Promise<void> {
  await db
    .updateTable('oidc_artifact')
    .set({ successor: null })
    .where('successor', 'is not', null)
    .where('consumed_at', '<', usedBefore)
    .execute();
}
