// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { validate } from '../../../http/validate.js';
import { demandKnown } from '../../use-cases/acting/demand-known.js';
import { listStints } from '../../store/roster/stints.js';
import { portalCaller } from '../caller.js';
import type { ApiDeps } from '../deps.js';
import { listing } from '../paging.js';
import { memberPath } from '../schemas.js';
import { rosterRoutes } from './roster-routes.js';
import { stintQuery } from './schemas.js';

/** Members as a portal knows them: one of them, or those of a community. */
export function memberRoutes(deps: ApiDeps): Router {
  const router = express.Router();
  membershipRoute(router, deps);
  stintRoute(router, deps);
  rosterRoutes(router, deps);
  return router;
}

function membershipRoute(router: Router, deps: ApiDeps): void {
  router.get('/members/:sub/memberships', async (req, res) => {
    const { portal } = portalCaller(req, 'memberships:read');
    const { sub } = validate(memberPath, req.params);
    const memberId = await demandKnown(deps.db, portal, sub);
    const { communities } = portal;
    const memberships = await deps.memberships({ memberId, communities, locale: req.locale });
    res.json({
      items: memberships.map(({ slug, name, since, until, onBehalfOf, roles, groups = [] }) => ({
        community: slug,
        name,
        since,
        until,
        ...(onBehalfOf && { on_behalf_of: onBehalfOf }),
        roles: roles.map((role) => ({ code: role.code, until: role.until })),
        groups,
      })),
    });
  });
}

function stintRoute(router: Router, deps: ApiDeps): void {
  const { db } = deps;
  router.get('/members/:sub/stints', async (req, res) => {
    const { portal } = portalCaller(req, 'memberships:read');
    const { sub } = validate(memberPath, req.params);
    const query = validate(stintQuery, req.query);
    const { limit } = query;
    const memberId = await demandKnown(db, portal, sub);
    const { communities } = portal;
    const list = listing(deps, req, { portal, query });
    const [at, id] = list.after(2) ?? [];
    const after = at !== undefined && id !== undefined ? ([at, id] as const) : undefined;
    const found = await listStints(db, { memberId, communities, after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    const items = page.map(({ key: _key, ended = null, until = null, ...stint }) => ({
      ...stint,
      ended,
      until,
    }));
    list.send(res, { items }, last?.key);
  });
}
