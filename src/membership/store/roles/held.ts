// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import { trustId, type CommunityId, type MemberId, type RoleGrantId } from '../../../kernel/ids.js';
import type { CommunityRole } from '../../domain/permissions.js';

/** A role that somebody holds in a community, as those who manage it see it. */
export interface HeldRole {
  readonly grantId: RoleGrantId;
  readonly memberId: MemberId;
  readonly displayName: string;
  readonly role: CommunityRole;
  readonly since: Date;
  readonly until: Date;
  /** Kept beyond its term, because nobody else answers for the community. */
  readonly isOverrun: boolean;
  /** Of those, one whose term passed while the community stands still: it has its days again afterwards. */
  readonly rests: boolean;
  readonly renewalAskedBy: MemberId | undefined;
}

/** Where the previous page ended: the strongest first, of the same rank by their ids. */
export type HeldKey = readonly [rank: number, id: string];

/** One page of the roles held in a community, strongest first, those of a suspended membership too; of one role where it is named. */
export async function listHeldRoles(
  db: Db,
  communityId: CommunityId,
  {
    role,
    after,
    limit,
  }: {
    readonly role?: CommunityRole | undefined;
    readonly after: HeldKey | undefined;
    readonly limit: number;
  },
): Promise<readonly { readonly item: HeldRole; readonly key: readonly string[] }[]> {
  const rows = await db
    .selectFrom('role_grant as g')
    .innerJoin('community as c', 'c.id', 'g.community_id')
    .innerJoin('role_definition as d', 'd.code', 'g.role')
    .innerJoin('member_public as m', 'm.id', 'g.member_id')
    .select([
      'g.id',
      'g.member_id',
      'm.display_name',
      'g.role',
      'g.valid_from',
      'g.valid_until',
      'g.overrun_at',
      'c.frozen_at',
      'g.renewal_asked_by',
      'd.rank',
    ])
    .where('g.community_id', '=', communityId)
    .where('g.live', '=', true)
    .where('g.status', '=', 'active')
    .$if(role !== undefined, (q) => q.where('g.role', '=', role ?? 'manager'))
    .$if(after !== undefined, (q) =>
      q.where(
        sql<boolean>`(d.rank < ${after?.[0]} or (d.rank = ${after?.[0]} and g.id > ${after?.[1]}::uuid))`,
      ),
    )
    .orderBy('d.rank', 'desc')
    .orderBy('g.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    key: [String(row.rank), row.id],
    item: {
      grantId: trustId(row.id),
      memberId: trustId(row.member_id),
      displayName: row.display_name,
      role: row.role,
      since: row.valid_from ?? new Date(0),
      until: row.valid_until ?? new Date(8.64e15),
      isOverrun: row.overrun_at !== null,
      rests: row.overrun_at !== null && row.frozen_at !== null && row.overrun_at >= row.frozen_at,
      renewalAskedBy: row.renewal_asked_by === null ? undefined : trustId(row.renewal_asked_by),
    },
  }));
}
