// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import type { Portal } from '../domain/portal.js';
import type { ScimGroup } from '../domain/scim/group.js';
import type { ScimPerson } from '../domain/scim/person.js';
import { baseOf, type ScimDeps } from './deps.js';
import { withGroups } from './people.js';
import { presentGroup } from './present.js';
import { readProjection, type Resource } from './projection.js';
import type { ListQuery } from './query.js';
import { schemaIds } from './schemas.js';

type Wanted = Pick<ListQuery, 'attributes' | 'excludedAttributes'>;

/** A page of resources as they are shown. */
export interface Page {
  readonly resources: readonly Resource[];
  /** How many there are in all; undefined where they are not counted. */
  readonly total?: number;
  /** The cursor of the next page. */
  readonly next: string | undefined;
}

/** People as a list shows them. @throws PiazzaError `scim.invalid_value` */
export async function showPeople(
  deps: ScimDeps,
  portal: Portal,
  { query, people }: { readonly query: Wanted; readonly people: readonly ScimPerson[] },
): Promise<readonly Resource[]> {
  const projection = readProjection(query, schemaIds.user);
  const resources = await withGroups(deps, portal, { people, projection });
  return resources.map(projection.apply);
}

/** Groups as a list shows them. @throws PiazzaError `scim.invalid_value`, `scim.too_many` */
export function showGroups(
  deps: ScimDeps,
  query: Wanted,
  groups: readonly ScimGroup[],
): readonly Resource[] {
  const projection = readProjection(query, schemaIds.group);
  // A list with the members of each would be as long as all communities together.
  if (projection.wants('members')) throw new PiazzaError('scim.too_many');
  return groups.map((group) => projection.apply(presentGroup(baseOf(deps), group)));
}
