// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import { parseId, type GroupId } from '../../kernel/ids.js';
import type { ScimGroup } from '../domain/scim/group.js';
import { beginGroup, changeGroup, endGroupThrough } from '../use-cases/scim/groups.js';
import { readGroup } from './bodies.js';
import { baseOf, type ScimDeps } from './deps.js';
import { applyPatch, readPatch } from './patch.js';
import { presentGroup } from './present.js';
import { schemaIds, schemas } from './schemas.js';
import type { Writable } from './writes.js';

/** Groups inside the community that the portal serves; communities themselves are begun and ended in Piazza. */
export const writableGroups = (deps: ScimDeps): Writable<GroupId, ScimGroup> => ({
  path: '/Groups',
  schemaId: schemaIds.group,
  find(_writer, raw) {
    const id = parseId<GroupId>(raw);
    if (!id) throw new PiazzaError('scim.not_found');
    return id;
  },
  present: (group) => presentGroup(baseOf(deps), group),
  create(body) {
    const written = readGroup(body);
    return async (writer) => beginGroup(deps, writer, written);
  },
  replace(body) {
    const written = readGroup(body);
    return async (writer, target) =>
      changeGroup(deps, writer, { ...target, change: () => written });
  },
  patch(body) {
    const operations = readPatch(body);
    const change = ({ externalId, name }: ScimGroup) => {
      const after = applyPatch(operations, { externalId, displayName: name }, schemas.group);
      return readGroup({ ...after, schemas: [schemaIds.group] });
    };
    return async (writer, target) => changeGroup(deps, writer, { ...target, change });
  },
  end: async (writer, target) => endGroupThrough(deps, writer, target),
});
