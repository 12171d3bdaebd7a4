// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { communityRoutes } from './communities/routes.js';
import type { ApiDeps } from './deps.js';
import { eventRoutes } from './events/routes.js';
import { invitationRoutes } from './invitations/routes.js';
import { joinRequestRoutes } from './join-requests/routes.js';
import { memberRoutes } from './members/routes.js';
import { ownRoutes } from './own/routes.js';
import { ownGrantRoutes } from './role-grants/own-routes.js';
import { roleGrantRoutes } from './role-grants/routes.js';

export function apiRoutes(deps: ApiDeps): Router {
  const router = express.Router();
  router.use(communityRoutes(deps));
  router.use(memberRoutes(deps));
  router.use(eventRoutes(deps));
  router.use(ownRoutes(deps));
  router.use(joinRequestRoutes(deps));
  router.use(invitationRoutes(deps));
  router.use(roleGrantRoutes(deps));
  router.use(ownGrantRoutes(deps));
  return router;
}
