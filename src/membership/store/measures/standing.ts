// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import type { CommunityId, MemberId } from '../../../kernel/ids.js';
import type { CommunityRole } from '../../domain/permissions.js';
import type { LiveStatus } from '../../domain/stint.js';

/** Where somebody stands in a community. */
export interface MemberStanding {
  readonly displayName: string;
  /** Of the membership; undefined for somebody who does not belong at the moment. */
  readonly status: LiveStatus | undefined;
  readonly since: Date | undefined;
  readonly roles: readonly CommunityRole[];
}

/** Undefined for somebody who never belonged nor asked to. */
export async function readStanding(
  db: Db,
  memberId: MemberId,
  communityId: CommunityId,
): Promise<MemberStanding | undefined> {
  const pair = sql`member_id = ${memberId} and community_id = ${communityId}`;
  const { rows } = await sql<{
    display_name: string;
    status: LiveStatus | null;
    since: Date | null;
    roles: CommunityRole[];
  }>`
    select m.display_name, s.status, s.started_at as since,
      array(select role from role_grant where stint_id = s.id and status = 'active') as roles
    from member_public m
    left join lateral (select * from stint where ${pair} and ended_at is null) s on true
    where m.id = ${memberId} and (
      exists (select from stint where ${pair}) or exists (select from join_request where ${pair})
    )`.execute(db);
  const [row] = rows;
  return (
    row && {
      displayName: row.display_name,
      status: row.status ?? undefined,
      since: row.since ?? undefined,
      roles: row.roles,
    }
  );
}
