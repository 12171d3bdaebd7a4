// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { StintTable } from '../../database/tables/membership.js';
import type { Part } from '../../database/together.js';
import { trustId, type CommunityId, type MemberId, type StintId } from '../../kernel/ids.js';
import type { LiveStatus, Stint, StintEnd } from '../domain/stint.js';

/**
 * Begins a stint and counts it.
 * Violates `stint_one_live_key` for a second live one, `member_in_good_standing` for a closed profile,
 * `member_not_banned`, `stint_affiliation` where the affiliation has ended meanwhile.
 */
export const stintParts = (stint: Stint): readonly Part[] => [
  {
    // Of one who was counted already under another profile, nothing changes for the past.
    text: 'insert into member_count_delta (community_id, delta, at) values ($1, 1, coalesce($2, now()))',
    values: [stint.communityId, isCarried(stint) ? null : stint.startedAt],
  },
  {
    // When a membership that begins now ends, the rules of its community say; that of a delegate ends with the seat,
    // and one that somebody took back when it would have ended.
    text: `insert into stint (id, community_id, member_id, status, join_path, join_request_id, invitation_id,
        level_at_join, provider_at_join, started_at, resumes_id, expires_at, affiliation_id, grace_until, grace_reason)
      values ($1, $2, $3, case when $13::timestamptz is null then 'active' else 'grace' end, $4::text, $5, $6, $7, $8, $9::timestamptz, $10,
        case when $4 in ('moved', 'seat', 'returned') then $11::timestamptz
          else (select $9 + make_interval(months => c.membership_months) from community c where c.id = $2) end, $12, $13, $14)`,
    values: [
      stint.id,
      stint.communityId,
      stint.memberId,
      stint.path,
      stint.requestId ?? null,
      stint.invitationId ?? null,
      stint.level,
      stint.provider,
      stint.startedAt,
      resumes(stint) ? (stint.resumesId ?? null) : null,
      stint.expiresAt ?? null,
      stint.affiliationId ?? null,
      resumes(stint) ? (stint.graceUntil ?? null) : null,
      resumes(stint) ? (stint.graceReason ?? null) : null,
    ],
  },
];

/** What is left of the one before goes on: its term, and its time of grace. */
const resumes = ({ path }: Stint): boolean => path === 'returned';

/** The membership that comes with a seat may go over to another profile, and begins now where it does not. */
const isCarried = ({ path }: Stint): boolean => path === 'moved' || path === 'seat';

export async function findLiveStint(
  db: Db | Trx,
  communityId: CommunityId,
  memberId: MemberId,
): Promise<Stint | undefined> {
  const row = await liveStint(db, communityId, memberId).executeTakeFirst();
  return row && toStint(row);
}

/** Waits for offers under way and keeps later ones out: they fail once the stint has ended. */
export async function lockLiveStint(
  trx: Trx,
  communityId: CommunityId,
  memberId: MemberId,
): Promise<Stint | undefined> {
  const row = await liveStint(trx, communityId, memberId).forUpdate().executeTakeFirst();
  return row && toStint(row);
}

/** Makes every other change of it wait; undefined for one that has ended. */
export async function lockStint(trx: Trx, id: StintId): Promise<Stint | undefined> {
  const row = await trx
    .selectFrom('stint')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row && toStint(row);
}

/** Ends a stint and counts it out, in one statement. Violates `role_grant_stint` while it has a live grant. */
export async function endStint(
  trx: Trx,
  id: StintId,
  end: { status: StintEnd; at: Date; reason?: string },
): Promise<void> {
  await trx
    .with('ended', (q) =>
      q
        .updateTable('stint')
        .set({ status: end.status, ended_at: end.at, end_reason: end.reason ?? null })
        .where('id', '=', id)
        .returning('community_id'),
    )
    .insertInto('member_count_delta')
    .columns(['community_id', 'delta', 'at'])
    .expression((e) =>
      e
        .selectFrom('ended')
        .select([
          'community_id',
          sql<number>`-1`.as('delta'),
          sql<Date>`${end.at}::timestamptz`.as('at'),
        ]),
    )
    .execute();
}

/** False when it is suspended already, or has ended. */
export const suspendStint = (trx: Trx, id: StintId): Promise<boolean> =>
  change(trx, id, sql`status = 'suspended' where status in ('active', 'grace')`);

/** False when it is paused already, or suspended. */
export const pauseStint = (
  trx: Trx,
  id: StintId,
  { at, listed }: { at: Date; listed: boolean },
): Promise<boolean> =>
  change(
    trx,
    id,
    sql`paused_at = ${at}, listed_while_paused = ${listed}
      where paused_at is null and status in ('active', 'grace')`,
  );

/** False when it is not paused. */
export const unpauseStint = (trx: Trx, id: StintId): Promise<boolean> =>
  change(trx, id, sql`paused_at = null where paused_at is not null`);

async function change(trx: Trx, id: StintId, what: RawBuilder<unknown>): Promise<boolean> {
  const result = await sql`update stint set ${what} and id = ${id} and ended_at is null`.execute(
    trx,
  );
  return result.numAffectedRows === 1n;
}

/**
 * A suspended stint goes on, unless its community suspended it or the whole profile is suspended. False when
 * it stays as it is.
 */
export async function resumeSuspended(trx: Trx, id: StintId): Promise<boolean> {
  const result = await sql`
    update stint set status = case when grace_until is null then 'active' else 'grace' end
    where id = ${id} and status = 'suspended'
      and exists (select from member_public m where m.id = stint.member_id and m.status = 'active')
      and not exists (
        select from measure where stint_id = stint.id and kind = 'suspension' and status = 'in_force'
      )`.execute(trx);
  return result.numAffectedRows === 1n;
}

export async function listLiveStintsOf(trx: Trx, memberId: MemberId): Promise<readonly Stint[]> {
  const rows = await trx
    .selectFrom('stint')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('ended_at', 'is', null)
    .orderBy('community_id')
    .execute();
  return rows.map(toStint);
}

/** Those of them whose roles count. The caller holds their communities, which whoever comes to rest needs. */
export async function listServing(
  db: Db | Trx,
  ids: readonly StintId[],
): Promise<ReadonlySet<StintId>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('stint')
    .select('id')
    .where('id', 'in', [...ids])
    .where('ended_at', 'is', null)
    .where(sql<boolean>`stint_serves(status, paused_at)`)
    .execute();
  return new Set(rows.map(({ id }) => trustId<StintId>(id)));
}

/** Of one community, by member, so that of two who go on to write the second waits for the first. */
export async function listLiveStintsAmong(
  trx: Trx,
  communityId: CommunityId,
  members: readonly MemberId[],
): Promise<readonly Stint[]> {
  if (members.length === 0) return [];
  const rows = await trx
    .selectFrom('stint')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('member_id', 'in', [...members])
    .where('ended_at', 'is', null)
    .orderBy('member_id')
    .execute();
  return rows.map(toStint);
}

const liveStint = (db: Db | Trx, communityId: CommunityId, memberId: MemberId) =>
  db
    .selectFrom('stint')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('member_id', '=', memberId)
    .where('ended_at', 'is', null);

function toStint(row: Selectable<StintTable>): Stint {
  return {
    id: trustId(row.id),
    communityId: trustId(row.community_id),
    memberId: trustId(row.member_id),
    path: row.join_path,
    requestId: row.join_request_id === null ? undefined : trustId(row.join_request_id),
    affiliationId: row.affiliation_id === null ? undefined : trustId(row.affiliation_id),
    level: row.level_at_join,
    provider: row.provider_at_join,
    startedAt: row.started_at,
    resumesId: row.resumes_id === null ? undefined : trustId(row.resumes_id),
    status: liveStatus(row.status),
    pausedAt: row.paused_at ?? undefined,
    expiresAt: row.expires_at ?? undefined,
    graceUntil: row.grace_until ?? undefined,
    graceReason: row.grace_reason ?? undefined,
  };
}

const liveStatus = (status: StintTable['status']): LiveStatus =>
  status === 'grace' || status === 'suspended' ? status : 'active';
