// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import { sectors } from '../../kernel/sector.js';
import { listFields } from '../../membership/domain/cards/card.js';
import { listMemberDirectory } from '../../membership/use-cases/cards/list-directory.js';
import { provinceCodes } from '../community/words.js';
import type { WebDeps } from '../deps.js';
import { sendPage } from '../layout/page.js';
import { slugOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { Directory } from './directory.js';

const directoryQuery = z.strictObject({
  query: z.string().trim().max(100).optional(),
  list: z.enum(['', ...listFields]).optional(),
  province: z.enum(['', ...provinceCodes]).optional(),
  sector: z.enum(['', ...sectors]).optional(),
  cursor: z.string().max(200).optional(),
});

/** Finding members by what they say of themselves. */
export function directoryRoutes(deps: Pick<WebDeps, 'db'>): Router {
  const router = express.Router();
  router.get('/c/:slug/cards', async (req, res) => {
    const { cursor, ...filters } = readQuery(directoryQuery, req.query);
    const page = await listMemberDirectory(deps, {
      actor: req.viewer?.actor,
      slug: slugOf(req),
      locale: req.locale,
      search: {
        text: filters.query ?? '',
        list: filters.list || undefined,
        province: filters.province || undefined,
        sector: filters.sector || undefined,
      },
      cursor,
    });
    const title = req.t('directory.of', { community: page.community });
    sendPage(req, res, { title, noIndex: true, body: <Directory page={page} filters={filters} /> });
  });
  return router;
}
