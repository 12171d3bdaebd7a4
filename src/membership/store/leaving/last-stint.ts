// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { trustId, type CommunityId, type MemberId } from '../../../kernel/ids.js';
import type { FormerStint } from '../../domain/leaving/returning.js';
import type { CommunityRole } from '../../domain/permissions.js';
import type { GraceReason, Stint, StintEnd, StintPath } from '../../domain/stint.js';

/** The last membership of somebody in a community, over by now. */
export interface LastStint extends FormerStint {
  /** Held until then. */
  readonly roles: readonly CommunityRole[];
}

/** The first of the stints that `s` goes on from, itself where it goes on from none. */
const origin = sql<StintPath>`(
  with recursive former (join_path, resumes_id) as (
    select s.join_path, s.resumes_id
    union all select p.join_path, p.resumes_id from former join stint p on p.id = former.resumes_id
  ) select join_path from former where resumes_id is null
)`;

export async function findLastStint(
  db: Db | Trx,
  { communityId, memberId }: { communityId: CommunityId; memberId: MemberId },
): Promise<LastStint | undefined> {
  const { rows } = await sql<{
    id: string;
    status: StintEnd;
    ended_at: Date;
    origin: StintPath;
    expires_at: Date | null;
    grace_until: Date | null;
    grace_reason: GraceReason | null;
    was_delegate: boolean;
    roles: CommunityRole[];
  }>`
    select s.id, s.status, s.ended_at, ${origin} as origin, s.expires_at, s.grace_until, s.grace_reason, exists (
      select from seat_delegate d where d.stint_id = s.id and d.brings_stint
    ) as was_delegate, array(
      select g.role from role_grant g
      where g.stint_id = s.id and g.status = 'dropped' and g.valid_from is not null and g.ended_at = s.ended_at
    ) as roles
    from stint s
    where s.member_id = ${memberId} and s.community_id = ${communityId} and s.ended_at is not null
    order by s.ended_at desc, s.id desc limit 1`.execute(db);
  const [row] = rows;
  return (
    row && {
      id: trustId(row.id),
      status: row.status,
      endedAt: row.ended_at,
      origin: row.origin,
      expiresAt: row.expires_at ?? undefined,
      graceUntil: row.grace_until ?? undefined,
      graceReason: row.grace_reason ?? undefined,
      wasDelegate: row.was_delegate,
      roles: row.roles,
    }
  );
}

/** Since when somebody belongs: a leaving that was taken back does not count. */
export async function memberSince(
  db: Db | Trx,
  { id, path, startedAt }: Pick<Stint, 'id' | 'path' | 'startedAt'>,
): Promise<Date> {
  if (path !== 'returned') return startedAt;
  const { rows } = await sql<{ since: Date }>`
    with recursive former (started_at, resumes_id) as (
      select s.started_at, s.resumes_id from stint s where s.id = ${id}
      union all select p.started_at, p.resumes_id from former join stint p on p.id = former.resumes_id
    ) select min(started_at) as since from former`.execute(db);
  return rows[0]?.since ?? startedAt;
}

/** The way in by which somebody came first, before they took their leaving back. */
export async function originOf(trx: Trx, { id, path }: Stint): Promise<StintPath> {
  if (path !== 'returned') return path;
  const { rows } = await sql<{ origin: StintPath }>`
    select ${origin} as origin from stint s where s.id = ${id}`.execute(trx);
  return rows[0]?.origin ?? path;
}
