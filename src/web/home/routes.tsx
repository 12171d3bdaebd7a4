// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { listCommunities } from '../../membership/use-cases/list-communities.js';
import type { WebDeps } from '../deps.js';
import { sendPage } from '../layout/page.js';
import { Home } from './home.js';

const shown = 6;

export function homeRoutes(deps: Pick<WebDeps, 'db'>): Router {
  const router = express.Router();
  router.get('/', async (req, res) => {
    const viewer = req.viewer?.actor.memberId;
    const { items } = await listCommunities(deps, { locale: req.locale, viewer });
    const body = <Home communities={items.slice(0, shown)} />;
    sendPage(req, res, { title: 'Piazza', wide: true, body });
  });
  return router;
}
