// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import type { LogoutDeliveryId } from '../../kernel/ids.js';
import { retryLogout } from '../../portal/use-cases/logouts/retry.js';
import type { StaffDeps } from '../../portal/use-cases/staff-deps.js';
import { setFlash } from '../flash.js';
import { idOf, viewerOf } from '../request.js';
import { clientOf } from './client-of.js';

const nothing = z.strictObject({});

/** The ends of sessions that a portal is told of: once more. */
export function logoutRoutes(deps: StaffDeps): Router {
  const router = express.Router();
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
