// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../../http/validate.js';
import { sendPage } from '../../layout/page.js';
import { viewerOf } from '../../request.js';
import { clientOf } from '../client-of.js';
import type { PortalPagesDeps } from '../deps.js';
import { RehearsalPage } from './page.js';

const nothing = z.strictObject({});

/** A sign-in tried by who keeps the register, of themselves: shown in the very answer, kept nowhere. */
export function rehearsalRoutes(deps: PortalPagesDeps): Router {
  const router = express.Router();
  router.post('/staff/portals/:client/try', async (req, res) => {
    const viewer = viewerOf(req);
    validate(nothing, req.body);
    const clientId = clientOf(req);
    const rehearsal = await deps.rehearsePortal({ viewer, clientId });
    const { name, minimum, refusalOf } = rehearsal;
    const offers = await deps.signIn.offers(req, minimum, refusalOf);
    req.shownAt = `/staff/portals/${clientId}`;
    sendPage(req, res, {
      title: req.t('portals.try.title', { name }),
      body: <RehearsalPage {...{ rehearsal, offers, nameOf: deps.signIn.nameOf }} />,
    });
  });
  return router;
}
