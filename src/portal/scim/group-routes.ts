// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Router } from 'express';
import { sendResource, sendScim } from './answer.js';
import type { ScimDeps } from './deps.js';
import { groupOf, membersOf, shownGroup } from './groups.js';
import { presentList } from './present.js';
import { readProjection } from './projection.js';
import { readList, readOne } from './query.js';
import { readerOf } from './reader.js';
import { schemaIds } from './schemas.js';

/** One community or one group inside a community, and who belongs to it. */
export function groupRoutes(router: Router, deps: ScimDeps): void {
  router.get('/Groups/:id', async (req, res) => {
    const portal = await readerOf(req, deps);
    const projection = readProjection(readOne(req), schemaIds.group);
    const group = await groupOf(deps, portal, req.params.id);
    const resource = await shownGroup(deps, portal, { group, projection });
    sendResource(req, res, { resource, projection });
  });
  // Beside the standard, which cannot page the values of an attribute.
  router.get('/Groups/:id/members', async (req, res) => {
    const portal = await readerOf(req, deps);
    const query = readList(req);
    const group = await groupOf(deps, portal, req.params.id);
    const { members, next } = await membersOf(deps, portal, { group, ...query });
    sendScim(res, presentList(members, { next, first: query.cursor === undefined }));
  });
}
