// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Router } from 'express';
import { validate } from '../../../http/validate.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { digestRoster } from '../../store/roster/digest.js';
import { findRosterEntry } from '../../store/roster/entry.js';
import { demandServed } from '../../use-cases/acting/demand-served.js';
import { slugOf } from '../acting.js';
import { portalCaller } from '../caller.js';
import type { ApiDeps } from '../deps.js';
import { sendTagged } from '../etag.js';
import { memberListRoute } from './list-routes.js';
import { toMember } from './present.js';
import { digestQuery, memberOfPath } from './schemas.js';

/** Who belongs to a community, of those whom the portal knows. */
export function rosterRoutes(router: Router, deps: ApiDeps): void {
  const { db } = deps;
  memberListRoute(router, deps);

  router.get('/communities/:slug/members/:sub', async (req, res) => {
    const { portal } = portalCaller(req, 'members:read');
    const { sub: subject } = validate(memberOfPath, req.params);
    const communityId = await demandServed(db, portal, slugOf(req));
    const { sector, clientId } = portal;
    const entry = await findRosterEntry(db, { sector, clientId, communityId, subject });
    if (!entry) throw new PiazzaError('api.not_a_member', { clientId: portal.clientId });
    sendTagged(req, res, toMember(entry));
  });

  router.get('/communities/:slug/digest', async (req, res) => {
    const { portal } = portalCaller(req, 'members:read');
    const { from, version } = validate(digestQuery, req.query);
    const communityId = await demandServed(db, portal, slugOf(req));
    const start = new Date(from ?? 0);
    const { sector, clientId } = portal;
    const of = { sector, clientId, communityId, from: start, withGroups: version === '2' };
    const slice = await digestRoster(db, of);
    const { to = null, members, digest } = slice;
    res.json({ from: from === undefined ? null : start, to, members, digest });
  });
}
