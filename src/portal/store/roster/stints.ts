// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { ServedCommunities } from '../../domain/portal.js';
import type { RosterKey } from './roster.js';

/** One period of belonging, over or not. */
export interface PortalStint {
  readonly community: string;
  readonly status: 'active' | 'suspended' | 'ended';
  readonly since: Date;
  readonly ended: Date | undefined;
  /** When it ends by itself; undefined for one without an end. */
  readonly until: Date | undefined;
  readonly key: RosterKey;
}

/** The stints of a member in the communities that a portal serves, newest first. */
export async function listStints(
  db: Db,
  of: {
    readonly memberId: MemberId;
    readonly communities: ServedCommunities;
    readonly after: RosterKey | undefined;
    readonly limit: number;
  },
): Promise<readonly PortalStint[]> {
  const { memberId, communities, after, limit } = of;
  const served = communities === 'all' ? null : [...communities];
  const rows = await db
    .selectFrom('portal_stint')
    .select(['slug', 'status', 'started_at', 'ended_at', 'expires_at'])
    .select(sql<RosterKey>`array[started_at::text, id::text]`.as('key'))
    .where('member_id', '=', memberId)
    .where(sql<boolean>`(${served}::uuid[] is null or community_id = any (${served}::uuid[]))`)
    .$if(after !== undefined, (q) =>
      q.where(sql<boolean>`(started_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    community: row.slug,
    status: row.status,
    since: row.started_at,
    ended: row.ended_at ?? undefined,
    until: row.expires_at ?? undefined,
    key: row.key,
  }));
}
