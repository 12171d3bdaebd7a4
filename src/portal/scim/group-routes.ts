// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Router } from 'express';
import { PiazzaError } from '../../kernel/errors.js';
import { sendResource, sendScim } from './answer.js';
import { scimCaller } from './caller.js';
import { baseOf, type ScimDeps } from './deps.js';
import { findGroups, groupOf, membersOf, pageOfGroups, shownGroup } from './groups.js';
import { presentGroup, presentList } from './present.js';
import { readProjection } from './projection.js';
import { readList, readOne } from './query.js';
import { schemaIds } from './schemas.js';

/** Communities and the groups inside them, and who belongs to each. */
export function groupRoutes(router: Router, deps: ScimDeps): void {
  router.get('/Groups', async (req, res) => {
    const { portal } = scimCaller(req);
    const query = readList(req);
    const projection = readProjection(query, schemaIds.group);
    // A list with the members of each would be as long as all communities together.
    if (projection.wants('members')) throw new PiazzaError('scim.too_many');
    const { groups, next } =
      query.filter === undefined
        ? await pageOfGroups(deps, portal, query)
        : { groups: await findGroups(deps, portal, query.filter), next: undefined };
    const resources = groups.map((group) => projection.apply(presentGroup(baseOf(deps), group)));
    const first = query.cursor === undefined && query.count > 0;
    sendScim(res, presentList(resources, { next, first }));
  });
  router.get('/Groups/:id', async (req, res) => {
    const { portal } = scimCaller(req);
    const projection = readProjection(readOne(req), schemaIds.group);
    const group = await groupOf(deps, portal, req.params.id);
    const resource = await shownGroup(deps, portal, { group, projection });
    sendResource(req, res, { resource, projection });
  });
  // Beside the standard, which cannot page the values of an attribute.
  router.get('/Groups/:id/members', async (req, res) => {
    const { portal } = scimCaller(req);
    const query = readList(req);
    const group = await groupOf(deps, portal, req.params.id);
    const { members, next } = await membersOf(deps, portal, { group, ...query });
    sendScim(res, presentList(members, { next, first: query.cursor === undefined }));
  });
}
