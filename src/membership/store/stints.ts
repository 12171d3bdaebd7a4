// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Selectable } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { StintTable } from '../../database/tables/membership.js';
import { trustId, type CommunityId, type MemberId, type StintId } from '../../kernel/ids.js';
import type { Stint, StintEnd } from '../domain/stint.js';

/**
 * Begins a stint and counts it, in one statement.
 * Violates `stint_one_live_key` for a second live one, `member_in_good_standing` for a closed profile.
 */
export async function insertStint(trx: Trx, stint: Stint): Promise<void> {
  await trx
    .with('counted', (q) =>
      q
        .insertInto('member_count_delta')
        .values({ community_id: stint.communityId, delta: 1 })
        .returning('id'),
    )
    .insertInto('stint')
    .values({
      id: stint.id,
      community_id: stint.communityId,
      member_id: stint.memberId,
      status: 'active',
      join_path: stint.path,
      join_request_id: stint.requestId ?? null,
      invitation_id: stint.invitationId ?? null,
      level_at_join: stint.level,
      provider_at_join: stint.provider,
      started_at: stint.startedAt,
    })
    .execute();
}

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
    .columns(['community_id', 'delta'])
    .expression((e) => e.selectFrom('ended').select(['community_id', sql<number>`-1`.as('delta')]))
    .execute();
}

/** False when the stint is no longer in the state it is moved from. */
export async function moveStintStatus(
  trx: Trx,
  id: StintId,
  { from, to }: Record<'from' | 'to', 'active' | 'suspended'>,
): Promise<boolean> {
  const result = await trx
    .updateTable('stint')
    .set({ status: to })
    .where('id', '=', id)
    .where('status', '=', from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
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
    level: row.level_at_join,
    provider: row.provider_at_join,
    startedAt: row.started_at,
  };
}
