// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { trustId, type CommunityId, type MemberId, type StintId } from '../../../kernel/ids.js';
import type { CommunityRole } from '../../domain/permissions.js';
import type { StintEnd } from '../../domain/stint.js';

/** The last membership of somebody in a community, over by now. */
export interface LastStint {
  readonly id: StintId;
  readonly status: StintEnd;
  readonly endedAt: Date;
  /** Whether it went with the seat of an organisation. */
  readonly wasDelegate: boolean;
  /** Held until then. */
  readonly roles: readonly CommunityRole[];
}

export async function findLastStint(
  db: Db | Trx,
  { communityId, memberId }: { communityId: CommunityId; memberId: MemberId },
): Promise<LastStint | undefined> {
  const { rows } = await sql<{
    id: string;
    status: StintEnd;
    ended_at: Date;
    was_delegate: boolean;
    roles: CommunityRole[];
  }>`
    select s.id, s.status, s.ended_at, exists (
      select from seat_delegate d where d.stint_id = s.id and d.brings_stint
    ) as was_delegate, array(
      select g.role from role_grant g
      where g.stint_id = s.id and g.status = 'dropped' and g.valid_from is not null and g.ended_at = s.ended_at
    ) as roles
    from stint s
    where s.member_id = ${memberId} and s.community_id = ${communityId} and s.ended_at is not null
    order by s.ended_at desc limit 1`.execute(db);
  const [row] = rows;
  return (
    row && {
      id: trustId(row.id),
      status: row.status,
      endedAt: row.ended_at,
      wasDelegate: row.was_delegate,
      roles: row.roles,
    }
  );
}
