// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Portal } from '../domain/portal.js';
import { openCursor, sealCursor } from './cursor.js';
import type { ScimDeps } from './deps.js';
import { foundAnywhere, foundGroups, foundUsers, pageOfFound } from './found.js';
import { pageOfGroups } from './groups.js';
import { pageOfPeople } from './people.js';
import type { ListQuery } from './query.js';
import { showGroups, showPeople, type Page } from './shown.js';

export type List = (deps: ScimDeps, portal: Portal, query: ListQuery) => Promise<Page>;

/** Everything page by page, or what a filter finds. */
const list =
  (path: string, all: List, find: typeof foundUsers): List =>
  async (deps, portal, query) => {
    const { filter } = query;
    return filter === undefined
      ? all(deps, portal, query)
      : pageOfFound(deps, portal, { path, query: { ...query, filter }, find });
  };

const allUsers: List = async (deps, portal, query) => {
  const { people, next } = await pageOfPeople(deps, portal, query);
  return { resources: await showPeople(deps, portal, { query, people }), next };
};

const allGroups: List = async (deps, portal, query) => {
  const { groups, next } = await pageOfGroups(deps, portal, query);
  return { resources: showGroups(deps, query, groups), next };
};

/** People, then groups. */
const everything: List = async (deps, portal, query) => {
  const own = [portal.clientId, ''];
  const { cursor, count } = query;
  const [part, inner = ''] = cursor ? openCursor(deps.box, own, { cursor, length: 2 }) : ['Users'];
  const within = (of: string, next: string) => sealCursor(deps.box, own, [of, next]);
  const from = { ...query, cursor: inner === '' ? undefined : inner };
  if (part === 'Groups') {
    const { resources, next } = await allGroups(deps, portal, from);
    return { resources, next: next && within('Groups', next) };
  }
  const people = await allUsers(deps, portal, from);
  if (people.next) return { ...people, next: within('Users', people.next) };
  if (count === 0) return people;
  const room = count - people.resources.length;
  if (room === 0) return { ...people, next: within('Groups', '') };
  const first = { ...query, cursor: undefined, count: room };
  const { resources, next } = await allGroups(deps, portal, first);
  return { resources: [...people.resources, ...resources], next: next && within('Groups', next) };
};

/** @throws PiazzaError `scim.invalid_filter`, `scim.invalid_cursor`, `scim.invalid_value`, `scim.too_many_found` */
export const listUsers = list('Users', allUsers, foundUsers);

/** @throws PiazzaError as `listUsers`, and `scim.too_many` for a list with members */
export const listGroups = list('Groups', allGroups, foundGroups);

/** @throws PiazzaError as `listGroups` */
export const listAll = list('', everything, foundAnywhere);
