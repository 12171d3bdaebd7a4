// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import { parseId } from '../../kernel/ids.js';
import type { Portal } from '../domain/portal.js';
import type { ScimGroup } from '../domain/scim/group.js';
import { listGroupIdsOf, listGroups } from '../store/scim/groups.js';
import { pageOfMembers } from '../store/scim/members.js';
import { findMemberBySubject } from '../store/subjects.js';
import { openCursor, sealCursor } from './cursor.js';
import { baseOf, type ScimDeps } from './deps.js';
import { readFilter, type Branch, type UnknownAttribute } from './filter.js';
import { presentGroup, presentMember } from './present.js';
import type { Projection, Resource } from './projection.js';
import type { ListQuery } from './query.js';
import { schemaIds, schemas } from './schemas.js';

const slug = `${schemaIds.community}:slug`.toLowerCase();
const searchable = ['id', 'displayname', 'externalid', 'members', 'members.value', slug];
/** As many groups one alternative of a filter finds at most, and as many members one answer holds. */
const mostFound = 200;
export const mostMembers = 1_000;

/** @throws PiazzaError `scim.not_found` */
export async function groupOf(deps: ScimDeps, portal: Portal, raw: string): Promise<ScimGroup> {
  const id = parseId(raw);
  const [group] = id ? await listGroups(deps.db, portal, { ids: [id], limit: 1 }) : [];
  if (!group) throw new PiazzaError('scim.not_found', { clientId: portal.clientId });
  return group;
}

/** A page of communities and groups. @throws PiazzaError `scim.invalid_cursor` */
export async function pageOfGroups(
  deps: ScimDeps,
  portal: Portal,
  { cursor, count }: ListQuery,
): Promise<{ readonly groups: readonly ScimGroup[]; readonly next: string | undefined }> {
  const list = [portal.clientId, 'Groups'];
  const [after] = cursor ? openCursor(deps.box, list, { cursor, length: 1 }) : [];
  const groups = await listGroups(deps.db, portal, { ...(after && { after }), limit: count + 1 });
  const page = groups.slice(0, count);
  const last = groups.length > count ? page.at(-1) : undefined;
  return { groups: page, next: last && sealCursor(deps.box, list, [last.id]) };
}

/** What a filter looks for among groups. @throws PiazzaError `scim.invalid_filter` */
export const groupBranches = (filter: string, unknown?: UnknownAttribute) =>
  readFilter(filter, { definition: schemas.group, searchable, unknown });

/** Every group that a filter finds. @throws PiazzaError `scim.too_many_found`: a part would pass for all */
export async function findGroups(
  deps: ScimDeps,
  portal: Portal,
  branches: readonly Branch[],
): Promise<readonly ScimGroup[]> {
  const found = new Map<string, ScimGroup>();
  for (const branch of branches) {
    const groups = await candidates(deps, portal, branch);
    if (groups.length > mostFound) throw new PiazzaError('scim.too_many_found');
    const resources = groups.map((group) => presentGroup(baseOf(deps), group));
    const kept = new Set((branch.narrow(resources) as readonly Resource[]).map(({ id }) => id));
    for (const group of groups) if (kept.has(group.id)) found.set(group.id, group);
  }
  return [...found.values()];
}

async function candidates(deps: ScimDeps, portal: Portal, { attribute, value }: Branch) {
  const limit = mostFound + 1;
  switch (attribute) {
    case 'id': {
      const id = parseId(value);
      return id ? listGroups(deps.db, portal, { ids: [id], limit }) : [];
    }
    case 'displayname':
      return listGroups(deps.db, portal, { name: value, limit });
    case 'externalid':
      return listGroups(deps.db, portal, { externalId: value, limit });
    case slug: {
      // As claims have it: `<community>` or `<community>:<group>`.
      const [community = '', group] = value.split(':');
      return listGroups(deps.db, portal, { slug: { community, group }, limit });
    }
    default: {
      const memberId = await findMemberBySubject(deps.db, portal, value);
      const belonging = await listGroupIdsOf(deps.db, portal, memberId ? [memberId] : []);
      return listGroups(deps.db, portal, { ids: belonging.map((one) => one.groupId), limit });
    }
  }
}

/**
 * A group as it is shown; with its members where they are asked for.
 * @throws PiazzaError `scim.too_many` for more members than one answer holds: a part of them would pass for all
 */
export async function shownGroup(
  deps: ScimDeps,
  portal: Portal,
  {
    group,
    projection,
    most = mostMembers,
  }: { readonly group: ScimGroup; readonly projection: Projection; readonly most?: number },
): Promise<Resource> {
  const resource = presentGroup(baseOf(deps), group);
  if (!projection.wants('members')) return resource;
  const page = { group, after: undefined, limit: most };
  const { members, next } = await pageOfMembers(deps.prepared, portal, page);
  if (next) throw new PiazzaError('scim.too_many', { group: group.id });
  if (members.length === 0) return resource;
  return { ...resource, members: members.map((member) => presentMember(baseOf(deps), member)) };
}

/** A page of the members of a group. @throws PiazzaError `scim.invalid_cursor` */
export async function membersOf(
  deps: ScimDeps,
  portal: Portal,
  { group, cursor, count }: Pick<ListQuery, 'cursor' | 'count'> & { readonly group: ScimGroup },
): Promise<{ readonly members: readonly object[]; readonly next: string | undefined }> {
  const list = [portal.clientId, 'members', group.id];
  const opened = cursor ? openCursor(deps.box, list, { cursor, length: 2 }) : undefined;
  const after = opened ? ([opened[0] ?? '', opened[1] ?? ''] as const) : undefined;
  const limit = Math.max(count, 1);
  const { members, next } = await pageOfMembers(deps.prepared, portal, { group, after, limit });
  return {
    members: members.map((member) => presentMember(baseOf(deps), member)),
    next: next && sealCursor(deps.box, list, next),
  };
}
