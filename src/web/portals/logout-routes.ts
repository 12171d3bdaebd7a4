// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import type { LogoutDeliveryId } from '../../kernel/ids.js';
import { replayLogouts } from '../../portal/use-cases/logouts/replay.js';
import { retryLogout } from '../../portal/use-cases/logouts/retry.js';
import type { StaffDeps } from '../../portal/use-cases/staff-deps.js';
import { setFlash } from '../flash.js';
import { idOf, viewerOf } from '../request.js';
import { clientOf } from './client-of.js';

const nothing = z.strictObject({});

/** The ends of sessions that a portal is told of: one once more, or all that were given up. */
export function logoutRoutes(deps: StaffDeps): Router {
  const router = express.Router();
  router.post('/staff/portals/:client/logouts', async (req, res) => {
    const { actor } = viewerOf(req);
    validate(nothing, req.body);
    const clientId = clientOf(req);
    const ends = await replayLogouts(deps, { actor, clientId });
    if (ends === 0) setFlash(req, res, { kind: 'info', key: 'flash.logout.nothing' });
    else setFlash(req, res, { key: 'flash.logout.replay', values: { ends: String(ends) } });
    res.redirect(303, `/staff/portals/${clientId}#logouts`);
  });
  router.post('/staff/portals/:client/logouts/:logout', async (req, res) => {
    const { actor } = viewerOf(req);
    validate(nothing, req.body);
    const clientId = clientOf(req);
    await retryLogout(deps, {
      actor,
      clientId,
      logoutId: idOf<LogoutDeliveryId>(req, 'logout'),
    });
    setFlash(req, res, { key: 'flash.logout.retry' });
    res.redirect(303, `/staff/portals/${clientId}#logouts`);
  });
  return router;
}
