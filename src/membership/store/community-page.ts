// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../database/database.js';
import { runPrepared } from '../../database/prepared.js';
import { trustId, type CommunityId, type JoinRequestId, type MemberId } from '../../kernel/ids.js';
import type { CommunityRole } from '../domain/permissions.js';
import type { CommunityText, ShownCount } from '../domain/community.js';
import type { ProgrammeName, RoleHolder } from '../domain/community-card.js';
import { openStatuses, type JoinRequestStatus } from '../domain/join-request.js';
import type { Home } from '../domain/settings/home.js';
import { programmesIn, shown } from './catalogue/cards.js';
import { shownTo } from './catalogue/query.js';

export interface CommunityFacts {
  readonly text: CommunityText;
  readonly members: ShownCount;
  readonly programmes: readonly ProgrammeName[];
  /** Where it meets; undefined where it has no space of its own. */
  readonly home: Home | undefined;
}

/** What a community's page says beside its rules. */
export async function readCommunityFacts(
  db: Db,
  id: CommunityId,
  locale: 'it' | 'en',
): Promise<CommunityFacts> {
  const [row] = await runPrepared(
    db,
    sql<{
      name: string;
      summary: string;
      how_to_join: string;
      description: string;
      privacy_note: string;
      members: number | null;
      programmes: ProgrammeName[];
      home_url: string | null;
      portal: string | null;
      portal_status: 'active' | 'disabled' | null;
    }>`
    select t.name, t.summary, t.how_to_join, t.description, t.privacy_note, n.members, ${programmesIn(locale)} as programmes,
      c.home_url, p.name as portal, p.status as portal_status
    from community c join member_number n on n.community_id = c.id
    left join community_portal p on p.community_id = c.id and p.client_id = c.home_portal
    left join community_text t on t.community_id = c.id and ${shownTo(locale)} where c.id = ${id}`,
  );
  if (!row) throw new Error('a community has no row');
  return {
    text: {
      name: row.name ?? '',
      summary: row.summary ?? '',
      howToJoin: row.how_to_join ?? '',
      description: row.description ?? '',
      privacyNote: row.privacy_note ?? '',
    },
    members: shown(row.members),
    programmes: row.programmes,
    home: row.home_url === null ? undefined : toHome({ ...row, home_url: row.home_url }),
  };
}

const toHome = (row: {
  home_url: string;
  portal: string | null;
  portal_status: 'active' | 'disabled' | null;
}): Home => ({
  url: row.home_url,
  portal:
    row.portal === null ? undefined : { name: row.portal, isOn: row.portal_status === 'active' },
});

/** The first of those who hold one of these roles now, strongest first. */
export async function listRoleHolders(
  db: Db,
  id: CommunityId,
  { roles, limit }: { readonly roles: readonly CommunityRole[]; readonly limit: number },
): Promise<readonly RoleHolder[]> {
  const rows = await db
    .selectFrom('held_role')
    .innerJoin('role_grant', 'role_grant.id', 'held_role.grant_id')
    .innerJoin('role_definition', 'role_definition.code', 'held_role.role')
    .innerJoin('member_public', 'member_public.id', 'held_role.member_id')
    .innerJoin('member_standing', 'member_standing.id', 'held_role.member_id')
    .select([
      'held_role.grant_id',
      'held_role.member_id',
      'held_role.role',
      'member_public.display_name',
      'role_grant.valid_from',
      'role_grant.valid_until',
      'member_standing.age_class',
    ])
    .where('held_role.community_id', '=', id)
    .where('held_role.role', 'in', [...roles])
    .orderBy('role_definition.rank', 'desc')
    .orderBy('role_grant.valid_from')
    .orderBy('role_grant.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    grantId: trustId(row.grant_id),
    memberId: trustId(row.member_id),
    displayName: row.display_name,
    role: row.role,
    since: row.valid_from ?? new Date(0),
    until: row.valid_until ?? new Date(8.64e15),
    isMinor: row.age_class === 'minor',
  }));
}

export interface LatestRequest {
  readonly id: JoinRequestId;
  readonly status: JoinRequestStatus;
  readonly createdAt: Date;
  readonly expectedBy: Date;
  /** What the managers ask. */
  readonly question: string | undefined;
  /** Why it was refused. */
  readonly reason: string | undefined;
}

/** The open request of a member here, or else the newest, whatever became of it. */
export async function findLatestRequest(
  db: Db,
  communityId: CommunityId,
  memberId: MemberId,
): Promise<LatestRequest | undefined> {
  const row = await db
    .selectFrom('join_request')
    .select(['id', 'status', 'created_at', 'reason', 'expected_by', 'question'])
    .where('community_id', '=', communityId)
    .where('member_id', '=', memberId)
    .orderBy((e) => e('status', 'in', openStatuses), 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      id: trustId(row.id),
      status: row.status,
      createdAt: row.created_at,
      expectedBy: row.expected_by,
      question: row.question ?? undefined,
      reason: row.reason ?? undefined,
    }
  );
}
