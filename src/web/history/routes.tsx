// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import { historyKinds } from '../../membership/domain/history/acts.js';
import { readHistory } from '../../membership/use-cases/history/read-history.js';
import type { WebDeps } from '../deps.js';
import { sendPage } from '../layout/page.js';
import { ManageFrame } from '../manage/frame.js';
import { slugOf, viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { History } from './history.js';

const historyQuery = z.strictObject({
  kind: z
    .literal('')
    .or(z.enum(historyKinds))
    .transform((value) => (value === '' ? undefined : value))
    .optional(),
  cursor: z.string().max(500).optional(),
});

/** What was done in a community, for those who answer for it. */
export function historyRoutes(deps: Pick<WebDeps, 'db' | 'now'>): Router {
  const router = express.Router();
  router.get('/c/:slug/manage/history', async (req, res) => {
    const slug = slugOf(req);
    const { actor } = viewerOf(req);
    const { kind, cursor } = readQuery(historyQuery, req.query);
    const page = await readHistory(deps, { actor, slug, locale: req.locale, kind, cursor });
    sendPage(req, res, {
      title: req.t('history.title'),
      body: (
        <ManageFrame slug={slug} name={page.name}>
          <History {...{ slug, page, kind }} />
        </ManageFrame>
      ),
    });
  });
  return router;
}
