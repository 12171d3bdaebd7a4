// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Prepared } from '../../../database/prepared.js';
import type { Portal } from '../../domain/portal.js';
import type { ScimGroup } from '../../domain/scim/group.js';
import { endedAt } from '../releases/ended.js';

/** Somebody in a group whom the portal knows. */
export interface GroupMember {
  readonly subject: string;
  /** In the community; none in a group inside it. */
  readonly roles: readonly string[];
}

/** Where a page ends: it stands for one person alike at every portal, so it leaves us sealed only. */
export type MemberPlace = readonly [since: string, id: string];

interface Row {
  readonly since: string;
  readonly id: string;
  readonly sub: string | null;
  readonly roles: string[];
}

const known = `
  left join pairwise_subject p on p.member_id = m.member_id and p.sector = $2
    and exists (select from member_public u where u.id = m.member_id and u.status = 'active')
    and not ${endedAt('m.member_id', '$6')}`;

const communityText = `
  select m.since::text, m.id, p.sub, array(
    select r.role from live_role r
    where r.member_id = m.member_id and r.community_id = $1 and r.role <> 'contact_person' order by r.role) as roles
  from (
    select stint_id as id, member_id, since from live_membership
    where community_id = $1 and ($3::timestamptz is null or (since, stint_id) < ($3, $4::uuid))
    order by since desc, stint_id desc limit $5
  ) m ${known}
  order by m.since desc, m.id desc`;

const groupText = `
  select m.since::text, m.id, p.sub, '{}'::text[] as roles
  from (
    select id, member_id, joined_at as since from portal_group_member
    where group_id = $1 and ($3::timestamptz is null or (joined_at, id) > ($3, $4::uuid))
    order by joined_at, id limit $5
  ) m ${known}
  order by m.since, m.id`;

/**
 * A page of those who belong to a community or to a group inside it, and whom the portal knows. As many are looked at
 * as the page is long: it may hold fewer, and takes as long wherever it begins.
 * @returns also where to go on, unless this was the end
 */
export async function pageOfMembers(
  db: Prepared,
  portal: Pick<Portal, 'sector' | 'clientId'>,
  page: {
    readonly group: Pick<ScimGroup, 'id' | 'kind'>;
    readonly after: MemberPlace | undefined;
    readonly limit: number;
  },
): Promise<{ readonly members: readonly GroupMember[]; readonly next: MemberPlace | undefined }> {
  const { group, after = [null, null], limit } = page;
  const values = [group.id, portal.sector, ...after, limit + 1, portal.clientId];
  const rows =
    group.kind === 'community'
      ? await db<Row>('scim_members', communityText, values)
      : await db<Row>('scim_group_members', groupText, values);
  const looked = rows.slice(0, limit);
  const last = looked.at(-1);
  return {
    members: looked.flatMap(({ sub, roles }) => (sub === null ? [] : [{ subject: sub, roles }])),
    next: rows.length > limit && last ? [last.since, last.id] : undefined,
  };
}
