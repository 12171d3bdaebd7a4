// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { preparedOn, runPrepared } from '../../../database/prepared.js';
import {
  trustId,
  type ClientId,
  type CommunityId,
  type LogoutDeliveryId,
  type MemberId,
  type SessionId,
} from '../../../kernel/ids.js';
import type { LogoutCause } from '../../domain/logout.js';
import type { Claim } from '../../domain/retry.js';
import type { LogoutReason } from '../../domain/settings.js';
import { goesOn } from '../session-events.js';

/** One attempt that this node has taken on. */
export interface DueLogout {
  readonly id: LogoutDeliveryId;
  readonly clientId: ClientId;
  readonly sid: string;
  readonly sub: string | undefined;
  readonly attempts: number;
  /** By which the attempt is told from a later one. */
  readonly leaseUntil: Date;
  readonly uri: string;
  /** The algorithm that the portal registered for its ID tokens. */
  readonly algorithm: string | undefined;
}

interface Why {
  readonly cause: LogoutCause;
  readonly at: Date;
}

/** Which of the sessions that portals know; `c` is `session_client`, `p` the portal. */
type Which = RawBuilder<unknown>;

/** Queues the end of sessions for the portals that want to be told; one that waits already is tried at once. */
async function queue(trx: Trx, { cause, at }: Why, which: Which): Promise<void> {
  const statement = sql<object>`
    insert into logout_delivery (id, client_id, sid, sub, cause, status, next_at, created_at)
    select distinct on (c.client_id, c.sid) gen_random_uuid(), c.client_id, c.sid, s.sub, ${cause}, 'pending', ${at}, ${at}
    from session_client c
    join portal p on p.client_id = c.client_id and p.status = 'active' and p.logout_kind = 'back_channel'
    left join pairwise_subject s on s.sector = p.sector and s.member_id = c.member_id
    where c.sid is not null and ${which}
    order by c.client_id, c.sid
    on conflict (client_id, sid) where status = 'pending' do update set
      next_at = least(logout_delivery.next_at, excluded.next_at), attempts = 0, cause = excluded.cause`;
  // Five texts in all, one for each way to name sessions.
  await runPrepared(trx, statement);
}

export const queueForSession = async (trx: Trx, why: Why, id: SessionId): Promise<void> =>
  queue(trx, why, sql`c.session_id = ${id}`);

/** Of one portal only where a client is named. */
export const queueForOidcSession = async (
  trx: Trx,
  why: Why,
  { uid, clientId = null }: { readonly uid: string; readonly clientId?: ClientId | null },
): Promise<void> =>
  queue(
    trx,
    why,
    sql`c.oidc_session_uid = ${uid} and (${clientId}::text is null or c.client_id = ${clientId})`,
  );

export const queueForMember = async (
  trx: Trx,
  why: Why,
  {
    memberId,
    clientId = null,
  }: { readonly memberId: MemberId; readonly clientId?: ClientId | null },
): Promise<void> =>
  queue(
    trx,
    why,
    sql`c.member_id = ${memberId} and (${clientId}::text is null or c.client_id = ${clientId})`,
  );

/** Where no session of the member's goes on. */
export const queueBeyondSessions = async (trx: Trx, why: Why, memberId: MemberId): Promise<void> =>
  queue(trx, why, sql`c.member_id = ${memberId} and not ${goesOn(sql`c.oidc_session_uid`)}`);

/**
 * Only portals that serve the community and end their sessions for this reason; where none is named, those that serve
 * all.
 */
export const queueForLoss = async (
  trx: Trx,
  { reason, at }: { readonly reason: LogoutReason; readonly at: Date },
  lost: { readonly memberId: MemberId; readonly community: CommunityId | undefined },
): Promise<void> =>
  queue(
    trx,
    { cause: reason, at },
    sql`c.member_id = ${lost.memberId} and ${reason} = any (p.logout_on)
      and (p.serves_all or exists (
        select from portal_community pc
        where pc.client_id = p.client_id and pc.community_id = ${lost.community ?? null}::uuid))`,
  );

interface Row {
  id: string;
  client_id: string;
  sid: string;
  sub: string | null;
  attempts: number;
  next_at: Date;
  logout_uri: string;
  algorithm: string | null;
}

const claiming = `
  with receiver as (
    select p.client_id, p.logout_uri, p.metadata ->> 'id_token_signed_response_alg' as algorithm,
      $1 - coalesce(b.under_way, 0) as free
    from portal p
    left join unnest($2::text[], $3::integer[]) as b (id, under_way)
      on b.id = p.client_id
    where p.status = 'active' and p.logout_kind = 'back_channel'
  ), due as (
    select d.id from receiver r cross join lateral (
      select id from logout_delivery
      where client_id = r.client_id and status = 'pending' and next_at <= $4
      order by next_at limit greatest(0, r.free) for update skip locked
    ) d
  )
  update logout_delivery d set attempts = d.attempts + 1, next_at = $5
  from receiver r
  where d.id = any (array(select id from due)) and r.client_id = d.client_id
  returning d.id, d.client_id, d.sid, d.sub, d.attempts, d.next_at, r.logout_uri, r.algorithm`;

/** Takes on what is due, some of each portal; what another node holds is passed over. */
export async function claimLogouts(db: Db, claim: Claim): Promise<readonly DueLogout[]> {
  const { at, leaseUntil, slots, busy } = claim;
  const values = [slots, [...busy.keys()], [...busy.values()], at, leaseUntil];
  const rows = await preparedOn(db)<Row>('logout_claim', claiming, values);
  return rows.map((row) => ({
    id: trustId(row.id),
    clientId: trustId(row.client_id),
    sid: row.sid,
    sub: row.sub ?? undefined,
    attempts: row.attempts,
    leaseUntil: row.next_at,
    uri: row.logout_uri,
    algorithm: row.algorithm ?? undefined,
  }));
}
