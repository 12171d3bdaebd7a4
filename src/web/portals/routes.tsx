// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { renewSecret, switchPortal } from '../../portal/use-cases/change-portal.js';
import { listPortals } from '../../portal/use-cases/read-portal.js';
import type { StaffDeps } from '../../portal/use-cases/staff-deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { viewerOf } from '../request.js';
import { clientOf } from './client-of.js';
import { Portals } from './list.js';
import { sendNewSecret } from './new-secret.js';
import { webhookRoutes } from './webhook-routes.js';

const nothing = z.strictObject({});
const switching = z.strictObject({ on: z.enum(['true', 'false']) });

/** The register of portals, for those who keep it. */
export function portalRoutes(deps: StaffDeps): Router {
  const router = express.Router();
  router.get('/staff/portals', async (req, res) => {
    const portals = await listPortals(deps, viewerOf(req));
    sendPage(req, res, { title: req.t('portals.title'), body: <Portals portals={portals} /> });
  });
  router.post('/staff/portals/:client/secret', async (req, res) => {
    const { actor } = viewerOf(req);
    validate(nothing, req.body);
    const clientId = clientOf(req);
    const { secret } = await renewSecret(deps, { actor, clientId });
    sendNewSecret(req, res, { clientId, secret, kind: 'client' });
  });
  router.post('/staff/portals/:client/status', async (req, res) => {
    const { actor } = viewerOf(req);
    const on = validate(switching, req.body).on === 'true';
    const clientId = clientOf(req);
    await switchPortal(deps, { actor, clientId, on });
    setFlash(req, res, { key: on ? 'flash.portal.on' : 'flash.portal.off' });
    res.redirect(303, `/staff/portals/${clientId}`);
  });
  router.use(webhookRoutes(deps));
  return router;
}
