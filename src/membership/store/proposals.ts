// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../database/database.js';
import { trustId, type CommunityId, type MemberId, type RoleGrantId } from '../../kernel/ids.js';
import type { CommunityRole } from '../domain/permissions.js';

/** A member who puts themselves forward for a role. */
export interface Proposal {
  readonly grantId: RoleGrantId;
  readonly memberId: MemberId;
  readonly displayName: string;
  readonly role: CommunityRole;
  readonly message: string;
  readonly createdAt: Date;
}

/** Where the previous page ended: a moment as PostgreSQL writes it, id of the grant. */
export type ProposalKey = readonly [createdAt: string, id: string];

/** One page of the proposals of a community for some roles that wait for an answer, oldest first. */
export async function listWaitingProposals(
  db: Db,
  communityId: CommunityId,
  {
    roles,
    after,
    limit,
  }: {
    readonly roles: readonly CommunityRole[];
    readonly after: ProposalKey | undefined;
    readonly limit: number;
  },
): Promise<readonly { readonly item: Proposal; readonly key: ProposalKey }[]> {
  if (roles.length === 0) return [];
  const rows = await db
    .selectFrom('role_grant as g')
    .innerJoin('member_public as m', 'm.id', 'g.member_id')
    .select(['g.id', 'g.member_id', 'm.display_name', 'g.role', 'g.message', 'g.created_at'])
    .select(sql<[string, string]>`array[g.created_at::text, g.id::text]`.as('key'))
    .where('g.community_id', '=', communityId)
    .where('g.status', '=', 'proposed')
    .where('g.role', 'in', [...roles])
    .$if(after !== undefined, (q) =>
      q.where(
        sql<boolean>`(g.created_at, g.id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('g.created_at')
    .orderBy('g.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    key: row.key,
    item: {
      grantId: trustId(row.id),
      memberId: trustId(row.member_id),
      displayName: row.display_name,
      role: row.role,
      message: row.message,
      createdAt: row.created_at,
    },
  }));
}
