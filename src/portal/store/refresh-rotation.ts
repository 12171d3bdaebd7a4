// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import { preparedOn } from '../../database/prepared.js';
import { second } from '../../kernel/clock.js';
import { hashToken } from '../../kernel/tokens.js';
import type { Artifact } from './artifacts.js';

/** The database's clock tells when a token was used and how long ago: those of nodes differ. */
const rotate = `
  with won as (
    update oidc_artifact set consumed_at = clock_timestamp(), successor = $1
    where model = $2 and id_hash = $3 and consumed_at is null
    returning model
  )
  insert into oidc_artifact (model, id_hash, payload, grant_id, account_id, expires_at)
  select model, $4, $5::jsonb, $6, $7, $8 from won
  returning model`;

/** Puts a token in the place of the one before; false when that one was used before. */
export async function rotateArtifact(
  db: Db | Trx,
  rotation: {
    readonly before: string;
    readonly successor: Buffer | undefined;
    readonly artifact: Artifact;
  },
): Promise<boolean> {
  const { before, successor, artifact } = rotation;
  const values = [
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

const ago = (milliseconds: number) =>
  sql<Date>`now() - make_interval(secs => ${milliseconds / second})`;

/** The sealed successor of a token that was used a moment ago. @param within milliseconds */
export async function findSuccessor(
  db: Db | Trx,
  before: string,
  within: number,
): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('oidc_artifact')
    .select('successor')
    .where('model', '=', 'RefreshToken')
    .where('id_hash', '=', hashToken(before))
    .where('consumed_at', '>', ago(within))
    .executeTakeFirst();
  return row?.successor ?? undefined;
}

/** Forgets successors of tokens that were used longer ago. @param after milliseconds */
export async function forgetSuccessors(db: Db, after: number): Promise<void> {
  await db
    .updateTable('oidc_artifact')
    .set({ successor: null })
    .where('successor', 'is not', null)
    .where('consumed_at', '<', ago(after))
    .execute();
}
