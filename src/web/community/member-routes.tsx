// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import { readMemberList } from '../../membership/use-cases/read-member-list.js';
import type { WebDeps } from '../deps.js';
import { sendPage } from '../layout/page.js';
import { slugOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { MemberListView } from './member-list.js';

const listQuery = z.strictObject({
  query: z.string().trim().max(100).optional(),
  cursor: z.string().max(500).optional(),
});

/** Who belongs to a community, apart from what it says of itself. */
export function memberRoutes(deps: Pick<WebDeps, 'db'>): Router {
  const router = express.Router();
  router.get('/c/:slug/members', async (req, res) => {
    const { query, cursor } = readQuery(listQuery, req.query);
    const asked = { actor: req.viewer?.actor, slug: slugOf(req), locale: req.locale };
    const list = await readMemberList(deps, { ...asked, query, cursor });
    const title = req.t('community.people.of', { community: list.community });
    // Whoever lets others see who belongs has not let search engines keep it.
    const noIndex = true;
    sendPage(req, res, { title, noIndex, body: <MemberListView list={list} query={query} /> });
  });
  return router;
}
