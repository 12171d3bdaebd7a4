// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import { parseId } from '../../kernel/ids.js';
import type { Portal } from '../domain/portal.js';
import { idOf, type ScimPerson } from '../domain/scim/person.js';
import { listGroupIdsOf } from '../store/scim/groups.js';
import { listInvited } from '../store/scim/invited-people.js';
import { findKnown, findKnownByAddress, pageOfKnown } from '../store/scim/known-people.js';
import { openCursor, sealCursor } from './cursor.js';
import { baseOf, type ScimDeps } from './deps.js';
import { readFilter, type Branch, type UnknownAttribute } from './filter.js';
import { presentPerson } from './present.js';
import type { Projection, Resource } from './projection.js';
import type { ListQuery } from './query.js';
import { schemas } from './schemas.js';

const searchable = ['id', 'username', 'externalid', 'emails', 'emails.value'];
/** As many of one address or of one external id a filter finds at most. */
const mostFound = 50;

/** Somebody whom the portal knows, or whom its people invited. @throws PiazzaError `scim.not_found` */
export async function personOf(deps: ScimDeps, portal: Portal, id: string): Promise<ScimPerson> {
  const [person] = await peopleOf(deps, portal, id);
  if (!person) throw new PiazzaError('scim.not_found', { clientId: portal.clientId });
  return person;
}

/** A page of people: first those who were invited, then those who are known. */
export async function pageOfPeople(deps: ScimDeps, portal: Portal, query: ListQuery) {
  const { cursor, count } = query;
  const list = [portal.clientId, 'Users'];
  const [part, after = ''] = cursor
    ? openCursor(deps.box, list, { cursor, length: 2 })
    : ['invited'];
  const next = (place: readonly string[]) => sealCursor(deps.box, list, place);
  if (count === 0) return { people: [], next: undefined };
  const invited =
    part === 'invited'
      ? await listInvited(deps.db, portal, { ...(after && { after }), limit: count + 1 })
      : [];
  const last = invited.length > count ? invited[count - 1] : undefined;
  if (last) return { people: invited.slice(0, count), next: next(['invited', last.id]) };
  const room = count - invited.length;
  if (room === 0) return { people: invited, next: next(['known', '']) };
  const from = part === 'known' ? after : '';
  const known = await pageOfKnown(deps.prepared, portal, { after: from, limit: room });
  return {
    people: [...invited, ...known.people],
    next: known.next === undefined ? undefined : next(['known', known.next]),
  };
}

/** What a filter looks for among people. @throws PiazzaError `scim.invalid_filter` */
export const peopleBranches = (filter: string, unknown?: UnknownAttribute) =>
  readFilter(filter, { definition: schemas.user, searchable, unknown });

/** Everybody whom a filter finds. @throws PiazzaError `scim.too_many_found`: a part would pass for all */
export async function findPeople(
  deps: ScimDeps,
  portal: Portal,
  branches: readonly Branch[],
): Promise<readonly ScimPerson[]> {
  const found = new Map<string, ScimPerson>();
  for (const branch of branches) {
    const people = await candidates(deps, portal, branch);
    if (people.length > mostFound) throw new PiazzaError('scim.too_many_found');
    const resources = people.map((person) => presentPerson(baseOf(deps), person));
    const kept = new Set((branch.narrow(resources) as readonly Resource[]).map(({ id }) => id));
    for (const person of people) if (kept.has(idOf(person))) found.set(idOf(person), person);
  }
  return [...found.values()];
}

async function candidates(
  deps: ScimDeps,
  portal: Portal,
  { attribute, value }: Branch,
): Promise<readonly ScimPerson[]> {
  const limit = mostFound + 1;
  switch (attribute) {
    case 'externalid':
      return listInvited(deps.db, portal, { externalId: value, limit });
    case 'id':
      return peopleOf(deps, portal, value);
    case 'username': {
      const known = await peopleOf(deps, portal, value);
      return [
        ...known.filter(({ kind }) => kind === 'known'),
        ...(await listInvited(deps.db, portal, { address: value, limit })),
      ];
    }
    default:
      return [
        ...(await listInvited(deps.db, portal, { address: value, limit })),
        ...(await findKnownByAddress(deps.prepared, portal, value)),
      ];
  }
}

/** By id: an invitation's is a UUID. */
async function peopleOf(
  deps: ScimDeps,
  portal: Portal,
  value: string,
): Promise<readonly ScimPerson[]> {
  const id = parseId(value);
  const invited = id ? await listInvited(deps.db, portal, { ids: [id], limit: 1 }) : [];
  if (invited.length > 0) return invited;
  const known = await findKnown(deps.prepared, portal, value);
  return known ? [known] : [];
}

/** Adds where people belong, where that is asked for: one statement for a page of them. */
export async function withGroups(
  deps: ScimDeps,
  portal: Portal,
  { people, projection }: { people: readonly ScimPerson[]; projection: Projection },
): Promise<readonly Resource[]> {
  const base = baseOf(deps);
  const resources = people.map((person) => presentPerson(base, person));
  if (!projection.wants('groups')) return resources;
  const known = people.flatMap((one) => (one.kind === 'known' && one.active ? [one.memberId] : []));
  const belonging = await listGroupIdsOf(deps.db, portal, known);
  return resources.map((resource, index) => {
    const person = people[index];
    const memberId = person?.kind === 'known' ? person.memberId : undefined;
    const own = belonging.filter((one) => one.memberId === memberId);
    if (own.length === 0) return resource;
    const groups = own.map(({ groupId }) => ({
      value: groupId,
      $ref: `${base}/Groups/${groupId}`,
    }));
    return { ...resource, groups };
  });
}
