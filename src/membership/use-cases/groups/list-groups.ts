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
import { listGroupMembers, type ListedGroupMember } from '../../store/groups/group-members.js';
import {
  findGroup,
  listGroups as readGroups,
  type ListedGroup,
} from '../../store/groups/groups.js';
import { listMembersPage } from '../../store/member-list.js';
import { demand, demandSight, powersOf } from '../authorise.js';
import type { GroupAddress } from './hold-group.js';

interface Reading {
  readonly actor: Actor;
  readonly slug: Slug;
  readonly locale: 'it' | 'en';
}

export interface GroupList {
  /** Of the community, in the reader's language. */
  readonly name: string;
  readonly groups: readonly ListedGroup[];
  readonly mayCreate: boolean;
  readonly mayAssign: boolean;
}

/**
 * The groups of a community, for its members.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`
 */
export async function listGroups({ db }: { db: Db }, reading: Reading): Promise<GroupList> {
  const { community, powers } = await read(db, reading);
  return {
    name: (await findCommunityName(db, community.id, reading.locale))?.name ?? reading.slug,
    groups: await readGroups(db, community.id, reading.actor.memberId),
    mayCreate: can(powers, 'group.create') && community.status === 'active',
    mayAssign: can(powers, 'group.assign') && community.status === 'active',
  };
}

export interface GroupView {
  /** Of the community, in the reader's language. */
  readonly name: string;
  readonly group: Group;
  readonly members: readonly ListedGroupMember[];
  /** Members of the community of that name who are not in it. */
  readonly found: readonly ListedGroupMember[];
}

/**
 * One group, for those who put members into it.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `group.not_found`
 */
export async function readGroup(
  { db }: { db: Db },
  { query = '', ...reading }: Reading & GroupAddress & { query?: string | undefined },
): Promise<GroupView> {
  const { community, powers } = await read(db, reading);
  demand(powers, 'group.assign');
  const group = await findGroup(db, community.id, reading.group);
  if (!group) throw new PiazzaError('group.not_found', { slug: reading.group });
  const members = await listGroupMembers(db, group.id);
  const named = query.trim();
  const page =
    named.length < 2
      ? []
      : await listMembersPage(db, community.id, {
          named,
          all: false,
          reader: 'members',
          limit: 20,
        });
  const inside = new Set(members.map(({ memberId }) => memberId));
  return {
    name: (await findCommunityName(db, community.id, reading.locale))?.name ?? reading.slug,
    group,
    members,
    found: page.map(({ member }) => member).filter(({ memberId }) => !inside.has(memberId)),
  };
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
