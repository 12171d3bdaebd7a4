// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import { preparedOn } from '../../database/prepared.js';
import { second } from '../../kernel/clock.js';
import { hashToken } from '../../kernel/tokens.js';
import type { Artifact } from './artifacts.js';
import { behind, endingOf } from './ending-sessions.js';

/**
 * The database's clock tells when a token was used and how long ago: those of nodes differ. Whoever ends the session
 * waits for what is written, or has ended it before: the provider's, or ours behind it, which is there no longer, or of
 * which portals have not heard yet.
 */
const rotate = `
  with ours as (
    select s.id from session s where s.id in (${behind('$9')}) for key share
  ), alive as (
    select id_hash from oidc_artifact where model = 'Session' and uid = $9
      and (select count(*) from ours) = (select count(*) from session where id in (${behind('$9')}))
      and not exists ${endingOf('$9')}
    for key share
  ), won as (
    update oidc_artifact set consumed_at = clock_timestamp(), successor = $1
    where model = $2 and id_hash = $3 and consumed_at is null
      and ($9::text is null or exists (select from alive))
    returning model
  ), stored as (
    insert into oidc_artifact (model, id_hash, payload, grant_id, account_id, expires_at)
    select model, $4, $5::jsonb, $6, $7, $8 from won
    returning model
  )
  select case when exists (select from stored) then 'rotated'
    when $9::text is null or exists (select from alive) then 'used' else 'ended' end as outcome`;

/** That the token before was used already, or the session that it hangs on has ended, and nothing was written. */
export type Rotated = 'rotated' | 'used' | 'ended';

/** Puts a token in the place of the one before. */
export async function rotateArtifact(
  db: Db | Trx,
  rotation: {
    readonly before: string;
    readonly successor: Buffer | undefined;
    readonly artifact: Artifact;
  },
): Promise<Rotated> {
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
    sessionOf(artifact) ?? null,
  ];
  const rows = await preparedOn(db)<{ outcome: Rotated }>('artifact_rotate', rotate, values);
  return rows[0]?.outcome ?? 'used';
}

/** The provider's session that the token ends with; one for while the person is away ends with none. */
function sessionOf({ payload }: Artifact): string | undefined {
  const { expiresWithSession, sessionUid } = payload;
  return expiresWithSession === true && typeof sessionUid === 'string' ? sessionUid : undefined;
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
