// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import {
  endFormerSecret,
  renewSecret,
  secretOverlap,
  switchPortal,
} from '../../portal/use-cases/change-portal.js';
import { listPortals } from '../../portal/use-cases/read-portal.js';
import { connectPortal } from '../../portal/use-cases/connect-portal.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { viewerOf } from '../request.js';
import { addPortalRoutes } from './add/routes.js';
import { clientOf } from './client-of.js';
import { Connect } from './connect.js';
import type { PortalPagesDeps } from './deps.js';
import { Portals } from './list.js';
import { logoutRoutes } from './logout-routes.js';
import { editPortalRoutes } from './edit/routes.js';
import { sendNewSecret } from './new-secret.js';
import { rehearsalRoutes } from './rehearsal/routes.js';
import { webhookRoutes } from './webhook-routes.js';

const nothing = z.strictObject({});
const renewing = z.strictObject({ overlap: z.enum(['standard', 'none']).default('standard') });
const switching = z.strictObject({ on: z.enum(['true', 'false']) });

/** The register of portals, for those who keep it. */
export function portalRoutes(pages: PortalPagesDeps): Router {
  const { keepPortals: deps, issuer } = pages;
  const router = express.Router();
  router.get('/staff/portals', async (req, res) => {
    const portals = await listPortals(deps, viewerOf(req));
    sendPage(req, res, { title: req.t('portals.title'), body: <Portals portals={portals} /> });
  });
  router.post('/staff/portals/:client/secret', async (req, res) => {
    const { actor } = viewerOf(req);
    const { overlap } = validate(renewing, req.body);
    const clientId = clientOf(req);
    const overlapDays = overlap === 'none' ? 0 : secretOverlap.standard;
    const { secret, formerEndsAt } = await renewSecret(deps, { actor, clientId, overlapDays });
    const kind = formerEndsAt ? 'overlapping' : 'client';
    sendNewSecret(req, res, { clientId, secret, kind });
  });
  router.post('/staff/portals/:client/secret/end', async (req, res) => {
    const { actor } = viewerOf(req);
    validate(nothing, req.body);
    const clientId = clientOf(req);
    await endFormerSecret(deps, { actor, clientId });
    setFlash(req, res, { key: 'flash.portal.secret_ended' });
    res.redirect(303, `/staff/portals/${clientId}`);
  });
  router.post('/staff/portals/:client/status', async (req, res) => {
    const { actor } = viewerOf(req);
    const on = validate(switching, req.body).on === 'true';
    const clientId = clientOf(req);
    await switchPortal(deps, { actor, clientId, on });
    setFlash(req, res, { key: on ? 'flash.portal.on' : 'flash.portal.off' });
    res.redirect(303, `/staff/portals/${clientId}`);
  });
  router.get('/staff/portals/:client/connect', async (req, res) => {
    const { actor } = viewerOf(req);
    const connection = await connectPortal(deps, { actor, clientId: clientOf(req), issuer });
    const title = req.t('portals.connect.title', { name: connection.name });
    sendPage(req, res, { title, body: <Connect connection={connection} /> });
  });
  // Before a portal of that name.
  router.use(addPortalRoutes(pages), editPortalRoutes(pages), rehearsalRoutes(pages));
  router.use(webhookRoutes(deps), logoutRoutes(deps));
  return router;
}
