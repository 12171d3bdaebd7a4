// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import type { Group } from '../../domain/groups/group.js';
import { can, type Powers } from '../../domain/policy.js';
import { findCommunityName } from '../../store/addressees.js';
import { getCommunity } from '../../store/communities.js';
import {
  findInGroup,
  listGroupMembers,
  type ListedGroupMember,
} from '../../store/groups/group-members.js';
import {
  findGroup,
  listGroups as readGroups,
  type ListedGroup,
} from '../../store/groups/groups.js';
import { listMembersPage } from '../../store/member-list.js';
import { demand, demandSight, powersOf } from '../authorise.js';
import { momentOf, nameOf, pageOf, pageSize, type Listed } from '../../../kernel/pages.js';
import type { GroupAddress } from './hold-group.js';

interface Reading {
  readonly actor: Actor;
  readonly slug: Slug;
  readonly locale: 'it' | 'en';
}

export interface GroupList {
  /** Of the community, in the reader's language. */
  readonly name: string;
  readonly groups: Listed<ListedGroup>;
  readonly mayCreate: boolean;
  readonly mayAssign: boolean;
}

/**
 * The groups of a community, for its members.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `request.malformed`
 */
export async function listGroups(
  { db }: { db: Db },
  { cursor, ...reading }: Reading & { readonly cursor?: string | undefined },
): Promise<GroupList> {
  const { community, powers } = await read(db, reading);
  const reader = reading.actor.memberId;
  const page = { reader, after: nameOf(cursor), limit: pageSize + 1 };
  return {
    name: (await findCommunityName(db, community.id, reading.locale))?.name ?? reading.slug,
    groups: pageOf(await readGroups(db, community.id, page)),
    mayCreate: can(powers, 'group.create') && community.status === 'active',
    mayAssign: can(powers, 'group.assign') && community.status === 'active',
  };
}

export interface FoundMember extends ListedGroupMember {
  readonly isInside: boolean;
}

export interface GroupView {
  /** Of the community, in the reader's language. */
  readonly name: string;
  readonly group: Group;
  readonly members: Listed<ListedGroupMember>;
  /** Members of the community of that name, the first of them: who is in it already is said. */
  readonly found: readonly FoundMember[];
  /** Whether more have that name. */
  readonly foundMore: boolean;
}

/**
 * One group, for those who put members into it.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `group.not_found`,
 *   `request.malformed`
 */
export async function readGroup(
  { db }: { db: Db },
  {
    query = '',
    cursor,
    ...reading
  }: Reading & GroupAddress & { query?: string | undefined; cursor?: string | undefined },
): Promise<GroupView> {
  const { community, powers } = await read(db, reading);
  demand(powers, 'group.assign');
  const group = await findGroup(db, community.id, reading.group);
  if (!group) throw new PiazzaError('group.not_found', { slug: reading.group });
  const page = { after: momentOf(cursor), limit: pageSize + 1 };
  const members = pageOf(await listGroupMembers(db, group.id, page));
  const found = await findNamed(db, { community, group }, query.trim());
  return {
    name: (await findCommunityName(db, community.id, reading.locale))?.name ?? reading.slug,
    group,
    members,
    found: found.slice(0, mostFound),
    foundMore: found.length > mostFound,
  };
}

const mostFound = 20;

async function findNamed(
  db: Db,
  { community, group }: { readonly community: Community; readonly group: Group },
  named: string,
): Promise<readonly FoundMember[]> {
  if (named.length < 2) return [];
  const asked = { named, all: false, reader: 'members', limit: mostFound + 1 } as const;
  const rows = await listMembersPage(db, community.id, asked);
  const ids = rows.map(({ member }) => member.memberId);
  const inside = await findInGroup(db, group.id, ids);
  return rows.map(({ member: { memberId, displayName } }) => ({
    memberId,
    displayName,
    isInside: inside.has(memberId),
  }));
}

async function read(
  db: Db,
  { actor, slug }: Reading,
): Promise<{ community: Community; powers: Powers }> {
  const community = await getCommunity(db, slug);
  const powers = await powersOf(db, actor, community.id);
  demandSight(powers, community);
  demand(powers, 'community.read');
  return { community, powers };
}
