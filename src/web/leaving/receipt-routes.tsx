// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { readLeaving } from '../../membership/use-cases/leaving/read-leaving.js';
import { returnToCommunity } from '../../membership/use-cases/leaving/return-to-community.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { slugOf, viewerOf } from '../request.js';
import { Receipt } from './receipt.js';

const nothing = z.strictObject({});

/** After leaving: what ended, who is told, and the way back for a day. */
export function receiptRoutes(deps: Pick<WebDeps, 'db' | 'now' | 'portals'>): Router {
  const router = express.Router();
  router.get('/c/:slug/left', async (req, res) => {
    const slug = slugOf(req);
    const { actor } = viewerOf(req);
    const leaving = await readLeaving(deps, { actor, slug, locale: req.locale });
    const portals = await deps.portals.ofCommunities([leaving.communityId]);
    sendPage(req, res, {
      title: req.t('left.title', { community: leaving.name }),
      body: <Receipt {...{ slug, leaving, portals }} />,
    });
  });
  router.post('/c/:slug/return', async (req, res) => {
    validate(nothing, req.body);
    const slug = slugOf(req);
    await returnToCommunity(deps, { actor: viewerOf(req).actor, slug });
    setFlash(req, res, { key: 'flash.returned' });
    res.redirect(303, `/c/${slug}`);
  });
  return router;
}
