// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { ClientId, MemberId } from '../../kernel/ids.js';
import { hashToken } from '../../kernel/tokens.js';
import { goesOn } from './session-events.js';

/** Ends the provider's sessions; tokens bound to them are refused from now on. */
export async function deleteSessionsByUid(trx: Trx, uids: readonly string[]): Promise<void> {
  if (uids.length === 0) return;
  await trx
    .deleteFrom('oidc_artifact')
    .where('model', '=', 'Session')
    .where('uid', 'in', [...uids])
    .execute();
}

/**
 * The same with all that was granted in them, also for while the person is away, and by grants that others took the
 * place of.
 */
export async function deleteSessionsWithGrants(
  trx: Trx,
  { memberId, uids }: { readonly memberId: MemberId; readonly uids: readonly string[] },
): Promise<void> {
  if (uids.length === 0) return;
  await sql`
    with ended as (
      delete from oidc_artifact where model = 'Session' and uid = any (${[...uids]}::text[])
      returning payload
    ), granted as (
      select a.value ->> 'grantId' as id
      from ended cross join lateral jsonb_each(coalesce(payload -> 'authorizations', '{}')) a
      union
      select grant_id from oidc_artifact
      where model = 'RefreshToken' and account_id = ${memberId}
        and payload ->> 'sessionUid' = any (${[...uids]}::text[])
    ), tokens as (
      delete from oidc_artifact a using granted g where a.grant_id = g.id
    )
    delete from oidc_artifact a using granted g
    where a.model = 'Grant' and a.id_hash = sha256(convert_to(g.id, 'UTF8'))`.execute(trx);
}

/** First, as whoever refreshes a token holds its session before the token. */
const lockSessionsOf = async (trx: Trx, memberId: MemberId): Promise<void> =>
  void (await sql`
    select id_hash from oidc_artifact
    where model = 'Session' and account_id = ${memberId} order by id_hash for update`.execute(trx));

/** All that is found by its member; codes and access tokens without their grant are refused, and expire by themselves. */
export async function deleteArtifactsOfMember(trx: Trx, memberId: MemberId): Promise<void> {
  await lockSessionsOf(trx, memberId);
  await sql`
    delete from oidc_artifact
    where model in ('Session', 'Grant', 'RefreshToken', 'Proof') and account_id = ${memberId}`.execute(
    trx,
  );
}

/** The same, but for what hangs on sessions that go on. */
export async function deleteArtifactsBeyondSessions(trx: Trx, memberId: MemberId): Promise<void> {
  await lockSessionsOf(trx, memberId);
  await sql`
    with kept as (
      select s.uid, a.value ->> 'grantId' as grant_id
      from oidc_artifact s
      left join lateral jsonb_each(coalesce(s.payload -> 'authorizations', '{}')) a on true
      where s.model = 'Session' and s.account_id = ${memberId} and ${goesOn(sql`s.uid`)}
    )
    delete from oidc_artifact a
    where a.model in ('Session', 'Grant', 'RefreshToken', 'Proof') and a.account_id = ${memberId}
      and not exists (
        select from kept k where case a.model
          when 'Grant' then a.id_hash = sha256(convert_to(k.grant_id, 'UTF8'))
          when 'RefreshToken' then a.grant_id = k.grant_id
          else a.uid = k.uid
        end
      )`.execute(trx);
}

/** A grant with all that hangs on it, also what is stored a moment later: it is refused without the grant. */
export async function deleteGrant(db: Db | Trx, grantId: string): Promise<void> {
  await db
    .deleteFrom('oidc_artifact')
    .where((eb) =>
      eb.or([
        eb('grant_id', '=', grantId),
        eb.and([eb('model', '=', 'Grant'), eb('id_hash', '=', hashToken(grantId))]),
      ]),
    )
    .execute();
}

/** What one portal holds of a member: its grants, codes and tokens, and its place in the member's sessions. */
export async function deleteArtifactsAtPortal(
  trx: Trx,
  { memberId, clientId }: { readonly memberId: MemberId; readonly clientId: ClientId },
): Promise<void> {
  await sql`
    with session as (
      select id_hash, payload #>> array['authorizations', ${clientId}, 'grantId'] as grant_id
      from oidc_artifact
      where model = 'Session' and account_id = ${memberId} and payload -> 'authorizations' ? ${clientId}
      for update
    ), left_behind as (
      update oidc_artifact a set payload = a.payload #- array['authorizations', ${clientId}]
      from session s where a.model = 'Session' and a.id_hash = s.id_hash
    ), tokens as (
      delete from oidc_artifact a using session s where a.grant_id = s.grant_id
    )
    delete from oidc_artifact
    where model = 'Grant' and account_id = ${memberId} and payload ->> 'clientId' = ${clientId}`.execute(
    trx,
  );
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
