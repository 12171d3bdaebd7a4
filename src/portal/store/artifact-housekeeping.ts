// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { MemberId } from '../../kernel/ids.js';

/** Ends the provider's sessions; tokens bound to them are refused from now on. */
export async function deleteSessionsByUid(trx: Trx, uids: readonly string[]): Promise<void> {
  if (uids.length === 0) return;
  await trx
    .deleteFrom('oidc_artifact')
    .where('model', '=', 'Session')
    .where('uid', 'in', [...uids])
    .execute();
}

/** Sessions and grants of a member; codes and tokens without them are refused, and expire by themselves. */
export async function deleteArtifactsOfMember(trx: Trx, memberId: MemberId): Promise<void> {
  await trx
    .deleteFrom('oidc_artifact')
    .where('model', 'in', ['Session', 'Grant'])
    .where('account_id', '=', memberId)
    .execute();
}

/** Deletes some of what expired an hour ago or longer. @returns how many rows, 0 when all is clean */
export async function deleteExpiredArtifacts(db: Db, now: Date, limit: number): Promise<number> {
  const result = await sql`
    delete from oidc_artifact where ctid in (
      select ctid from oidc_artifact
      where expires_at < ${now}::timestamptz - interval '1 hour'
      limit ${limit} for update skip locked)`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}
