// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { validate } from '../../../http/validate.js';
import { listCards, type CommunityCard } from '../../store/community-cards.js';
import { listCommunityGroups } from '../../store/groups.js';
import { demandServed, readServed } from '../../use-cases/acting/demand-served.js';
import { slugOf } from '../acting.js';
import { portalCaller } from '../caller.js';
import type { ApiDeps } from '../deps.js';
import { sendTagged } from '../etag.js';
import { listing } from '../paging.js';
import { communityQuery, groupQuery } from './schemas.js';

/** The communities that a portal serves. */
export function communityRoutes(deps: ApiDeps): Router {
  const { db } = deps;
  const router = express.Router();
  router.get('/communities', async (req, res) => {
    const { portal } = portalCaller(req, 'communities:read');
    const query = validate(communityQuery, req.query);
    const list = listing(deps, req, { portal, query });
    const [after = ''] = list.after(1) ?? [];
    const { communities } = portal;
    const { limit } = query;
    const cards = await listCards(db, { communities, locale: req.locale, after, limit: limit + 1 });
    const page = cards.slice(0, limit);
    const last = cards.length > limit ? page.at(-1) : undefined;
    list.send(res, { items: page.map(toCommunity) }, last && [last.slug]);
  });
  router.get('/communities/:slug', async (req, res) => {
    const { portal } = portalCaller(req, 'communities:read');
    const card = await readServed(db, portal, { slug: slugOf(req), locale: req.locale });
    sendTagged(req, res, toCommunity(card));
  });
  router.get('/communities/:slug/groups', async (req, res) => {
    const { portal } = portalCaller(req, 'communities:read');
    const query = validate(groupQuery, req.query);
    const communityId = await demandServed(db, portal, slugOf(req));
    const list = listing(deps, req, { portal, query });
    const [after = ''] = list.after(1) ?? [];
    const found = await listCommunityGroups(db, { communityId, after, limit: query.limit + 1 });
    const page = found.slice(0, query.limit);
    const last = found.length > query.limit ? page.at(-1) : undefined;
    const items = page.map(({ slug: group, name }) => ({ group, name }));
    list.send(res, { items }, last && [last.slug]);
  });
  return router;
}

const toCommunity = (card: CommunityCard) => ({
  community: card.slug,
  name: card.name,
  summary: card.summary,
  join_path: card.joinPath,
  minimum_level: card.minimumLevel,
});
