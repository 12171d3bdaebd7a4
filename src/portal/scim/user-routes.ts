// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Router } from 'express';
import { sendResource, sendScim } from './answer.js';
import { scimCaller } from './caller.js';
import type { ScimDeps } from './deps.js';
import { findPeople, pageOfPeople, personOf, withGroups } from './people.js';
import { presentList } from './present.js';
import { readProjection } from './projection.js';
import { readList, readOne } from './query.js';
import { schemaIds } from './schemas.js';

/** People: those who signed in to the portal, and those who were invited through it. */
export function userRoutes(router: Router, deps: ScimDeps): void {
  router.get('/Users', async (req, res) => {
    const { portal } = scimCaller(req);
    const query = readList(req);
    const projection = readProjection(query, schemaIds.user);
    const { people, next } =
      query.filter === undefined
        ? await pageOfPeople(deps, portal, query)
        : { people: await findPeople(deps, portal, query.filter), next: undefined };
    const resources = await withGroups(deps, portal, { people, projection });
    const first = query.cursor === undefined && query.count > 0;
    sendScim(res, presentList(resources.map(projection.apply), { next, first }));
  });
  router.get('/Users/:id', async (req, res) => {
    const { portal } = scimCaller(req);
    const projection = readProjection(readOne(req), schemaIds.user);
    const people = [await personOf(deps, portal, req.params.id)];
    const [resource] = await withGroups(deps, portal, { people, projection });
    if (resource) sendResource(req, res, { resource, projection });
  });
}
