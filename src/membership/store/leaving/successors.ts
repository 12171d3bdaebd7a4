// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { trustId, type CommunityId, type MemberId, type RoleGrantId } from '../../../kernel/ids.js';
import { levels, reaches } from '../../../kernel/level.js';
import type { RoleGrant } from '../../domain/role-grant.js';
import { grantRules } from '../../domain/terms.js';
import { toGrant } from '../grants.js';

const enough = levels.filter((level) => reaches(level, grantRules.manager.minimumLevel));

/** Somebody whom a manager asked to take over when they leave. */
export interface Successor {
  readonly grantId: RoleGrantId;
  readonly memberId: MemberId;
  readonly displayName: string;
  readonly askedAt: Date;
  /** Since when they have agreed; undefined while they have not answered. */
  readonly agreedAt: Date | undefined;
}

/** Whom a manager asked, those who agreed first, by the day of their word. */
export async function listSuccessors(
  db: Db,
  { communityId, managerId }: { communityId: CommunityId; managerId: MemberId },
): Promise<readonly Successor[]> {
  const rows = await db
    .selectFrom('role_grant as g')
    .innerJoin('member_public as m', 'm.id', 'g.member_id')
    .select(['g.id', 'g.member_id', 'm.display_name', 'g.created_at', 'g.agreed_at'])
    .where('g.community_id', '=', communityId)
    .where('g.offered_by', '=', managerId)
    .where('g.on_leave', '=', true)
    .where('g.status', '=', 'offered')
    .orderBy('g.agreed_at', (order) => order.asc().nullsLast())
    .orderBy('g.id')
    .execute();
  return rows.map((row) => ({
    grantId: trustId(row.id),
    memberId: trustId(row.member_id),
    displayName: row.display_name,
    askedAt: row.created_at,
    agreedAt: row.agreed_at ?? undefined,
  }));
}

/**
 * Who takes over from managers who go: the one named, else the first who agreed, whose membership serves. Who is
 * being erased, suspended or unlinked just now is passed over: the caller holds the community and must not wait.
 */
export async function lockSuccessor(
  trx: Trx,
  {
    communityId,
    from,
    named,
  }: { communityId: CommunityId; from: readonly MemberId[]; named: RoleGrantId | undefined },
): Promise<RoleGrant | undefined> {
  const row = await trx
    .selectFrom('role_grant as g')
    .innerJoin('stint as s', 's.id', 'g.stint_id')
    .innerJoin('member_public as m', 'm.id', 'g.member_id')
    .selectAll('g')
    .where('g.community_id', '=', communityId)
    .where('g.offered_by', 'in', [...from])
    .where('g.on_leave', '=', true)
    .where('g.status', '=', 'offered')
    .where('g.agreed_at', 'is not', null)
    .where(sql<boolean>`stint_serves(s.status, s.paused_at)`)
    .where('m.status', '=', 'active')
    .where((e) =>
      e.exists(
        e
          .selectFrom('member_means as w')
          .select('w.level')
          .whereRef('w.member_id', '=', 'g.member_id')
          .where('w.level', 'in', enough),
      ),
    )
    .orderBy(
      (e) => e('g.id', '=', named ?? null),
      (order) => order.desc().nullsLast(),
    )
    .orderBy('g.agreed_at')
    .orderBy('g.id')
    .limit(1)
    .forKeyShare('m')
    .skipLocked()
    .executeTakeFirst();
  return row && toGrant(row);
}

/** What a manager asked of others for the case of leaving, to be ended with their role. */
export async function lockSuccessions(
  trx: Trx,
  { communityId, memberId }: Pick<RoleGrant, 'communityId' | 'memberId'>,
): Promise<readonly RoleGrant[]> {
  const rows = await trx
    .selectFrom('role_grant')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('offered_by', '=', memberId)
    .where('on_leave', '=', true)
    .where('status', '=', 'offered')
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toGrant);
}

/** False when it was answered or taken back in the meantime. */
export async function agreeToSucceed(trx: Trx, id: RoleGrantId, at: Date): Promise<boolean> {
  const result = await trx
    .updateTable('role_grant')
    .set({ agreed_at: at })
    .where('id', '=', id)
    .where('status', '=', 'offered')
    .where('agreed_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
