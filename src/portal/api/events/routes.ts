// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { validate } from '../../../http/validate.js';
import { listPortalEvents, type PortalEvent } from '../../store/portal-events.js';
import { portalCaller } from '../caller.js';
import type { ApiDeps } from '../deps.js';
import { eventQuery } from './schemas.js';

/** What changed, for portals that ask rather than be told. */
export function eventRoutes({ db }: ApiDeps): Router {
  const router = express.Router();
  router.get('/events', async (req, res) => {
    const { portal } = portalCaller(req, 'events:read');
    const page = validate(eventQuery, req.query);
    const { events, ...place } = await listPortalEvents(db, portal, page);
    const items = events.map(present);
    res.json({ items, ...place });
  });
  return router;
}

const present = ({ role, group, community, formerSubject, ...event }: PortalEvent) => ({
  ...event,
  community: community ?? null,
  role: role ?? null,
  group: group ?? null,
  former_subject: formerSubject ?? null,
});
