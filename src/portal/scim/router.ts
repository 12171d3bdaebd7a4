// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type RequestHandler, type Router } from 'express';
import { PiazzaError, type ErrorCode } from '../../kernel/errors.js';
import { identifyCaller } from '../api/caller.js';
import { refusals } from '../api/refusals.js';
import { scimCaller } from './caller.js';
import type { ScimDeps } from './deps.js';
import { discoveryRoutes } from './discovery.js';
import { scimErrors } from './errors.js';
import { groupRoutes } from './group-routes.js';
import { writableGroups } from './group-writes.js';
import { listRoutes } from './list-routes.js';
import { userRoutes } from './user-routes.js';
import { writablePeople } from './user-writes.js';
import { writes } from './writes.js';

/** `/scim/v2`: people and communities as a portal may know them, by SCIM 2.0 (RFC 7643, 7644, 9865). */
export function scimRouter(deps: ScimDeps): Router {
  const router = express.Router();
  router.use(identifyCaller(deps), deps.limit);
  router.use(express.json({ type: ['application/scim+json', 'application/json'], limit: '100kb' }));
  discoveryRoutes(router, deps);
  router.post('/Bulk', refuse(deps, 'scim.not_supported'));
  router.all('/Me', refuse(deps, 'scim.not_supported'));
  listRoutes(router, deps);
  userRoutes(router, deps);
  writes(router, deps, writablePeople(deps));
  groupRoutes(router, deps);
  writes(router, deps, writableGroups(deps));
  router.use(refuse(deps, 'scim.not_found'));
  router.use(refusals(deps), scimErrors(deps.errorStatus));
  return router;
}

/** Only to who may call at all: everybody else is told that first. */
const refuse =
  (deps: ScimDeps, code: ErrorCode): RequestHandler =>
  (req) => {
    scimCaller(deps, req);
    throw new PiazzaError(code);
  };
