// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import type { Portal } from '../domain/portal.js';
import { openCursor, sealCursor } from './cursor.js';
import type { ScimDeps } from './deps.js';
import { findGroups, groupBranches } from './groups.js';
import { findPeople, peopleBranches } from './people.js';
import type { Resource } from './projection.js';
import type { ListQuery } from './query.js';
import { showGroups, showPeople, type Page } from './shown.js';

export type Filtered = ListQuery & { readonly filter: string };
type Find = (deps: ScimDeps, portal: Portal, query: Filtered) => Promise<readonly Resource[]>;

/** @throws PiazzaError `scim.invalid_filter`, `scim.too_many_found`, `scim.invalid_value` */
export const foundUsers: Find = async (deps, portal, query) =>
  showPeople(deps, portal, {
    query,
    people: await findPeople(deps, portal, peopleBranches(query.filter)),
  });

/** @throws PiazzaError as `foundUsers`, and `scim.too_many` */
export const foundGroups: Find = async (deps, portal, query) =>
  showGroups(deps, query, await findGroups(deps, portal, groupBranches(query.filter)));

/**
 * People, then groups. An attribute that one of the two does not have finds none of that one (RFC 7644, 3.4.2.1).
 * @throws PiazzaError as `foundGroups`
 */
export const foundAnywhere: Find = async (deps, portal, query) => {
  const ofPeople = peopleBranches(query.filter, 'passes over');
  const ofGroups = groupBranches(query.filter, 'passes over');
  if (ofPeople.length + ofGroups.length === 0) throw new PiazzaError('scim.invalid_filter');
  const people = await findPeople(deps, portal, ofPeople);
  const groups = await findGroups(deps, portal, ofGroups);
  return [
    ...(await showPeople(deps, portal, { query, people })),
    ...showGroups(deps, query, groups),
  ];
};

/**
 * A page of what a filter finds. That is so little that it is found anew for each page.
 * @throws PiazzaError `scim.invalid_cursor` for a cursor of another filter too, and as `find`
 */
export async function pageOfFound(
  deps: ScimDeps,
  portal: Portal,
  { path, query, find }: { path: string; query: Filtered; find: Find },
): Promise<Page> {
  const { filter, cursor, count } = query;
  const list = [portal.clientId, path, filter];
  const [place] = cursor ? openCursor(deps.box, list, { cursor, length: 1 }) : ['0'];
  const from = Number(place);
  const found = await find(deps, portal, query);
  const more = count > 0 && from + count < found.length;
  return {
    resources: found.slice(from, from + count),
    total: found.length,
    next: more ? sealCursor(deps.box, list, [String(from + count)]) : undefined,
  };
}
