// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import { audiences } from '../../membership/domain/community.js';
import { cataloguePaths } from '../../membership/domain/joining/ways.js';
import { listCommunities } from '../../membership/use-cases/list-communities.js';
import type { WebDeps } from '../deps.js';
import { sendPage } from '../layout/page.js';
import { readQuery } from '../read-query.js';
import { Catalogue } from './catalogue.js';

/** A select that was left alone sends an empty text. */
const filter = <Schema extends z.ZodType<string>>(schema: Schema) =>
  z
    .union([z.literal(''), schema])
    .transform((value) => value || undefined)
    .optional();

const catalogueQuery = z.strictObject({
  query: filter(z.string().trim().max(100)),
  topic: filter(z.string().max(60)),
  province: filter(z.string().regex(/^[A-Z]{2}$/)),
  audience: filter(z.enum(audiences)),
  programme: filter(z.string().max(60)),
  way: filter(z.enum(cataloguePaths)),
  cursor: z.string().max(500).optional(),
});

export function catalogueRoutes(deps: Pick<WebDeps, 'db'>): Router {
  const router = express.Router();
  router.get('/c', async (req, res) => {
    const { cursor, ...asked } = readQuery(catalogueQuery, req.query);
    const filters = {
      ...asked,
      audience: audiences.find((one) => one === asked.audience),
      way: cataloguePaths.find((one) => one === asked.way),
    };
    const viewer = req.viewer?.actor.memberId;
    const list = await listCommunities(deps, { ...filters, cursor, viewer, locale: req.locale });
    const body = <Catalogue filters={filters} {...list} />;
    sendPage(req, res, { title: req.t('catalogue.title'), body });
  });
  return router;
}
