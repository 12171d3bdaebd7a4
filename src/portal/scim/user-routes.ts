// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Router } from 'express';
import { sendResource } from './answer.js';
import type { ScimDeps } from './deps.js';
import { personOf, withGroups } from './people.js';
import { readProjection } from './projection.js';
import { readOne } from './query.js';
import { readerOf } from './reader.js';
import { schemaIds } from './schemas.js';

/** One of those who signed in to the portal, or were invited through it. */
export function userRoutes(router: Router, deps: ScimDeps): void {
  router.get('/Users/:id', async (req, res) => {
    const portal = await readerOf(req, deps);
    const projection = readProjection(readOne(req), schemaIds.user);
    const people = [await personOf(deps, portal, req.params.id)];
    const [resource] = await withGroups(deps, portal, { people, projection });
    if (resource) sendResource(req, res, { resource, projection });
  });
}
