// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { followCommunity } from '../../membership/use-cases/following/follow-community.js';
import { listFollowed } from '../../membership/use-cases/following/list-following.js';
import { unfollowCommunity } from '../../membership/use-cases/following/unfollow-community.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readQuery } from '../read-query.js';
import { slugOf, viewerOf } from '../request.js';
import { Following } from './following.js';

const followForm = z.strictObject({ alerts: z.enum(['yes', 'no']) });
const page = z.strictObject({ cursor: z.string().max(500).optional() });
const nothing = z.strictObject({});

/** Hearing of communities without belonging to them. */
export function followingRoutes(deps: Pick<WebDeps, 'db' | 'now'>): Router {
  const router = express.Router();
  router.get('/me/following', async (req, res) => {
    const { actor } = viewerOf(req);
    const { cursor } = readQuery(page, req.query);
    const followed = await listFollowed(deps, { actor, locale: req.locale, cursor });
    const body = <Following followed={followed} />;
    sendPage(req, res, { title: req.t('following.title'), body });
  });
  router.post('/c/:slug/follow', async (req, res) => {
    const { alerts } = validate(followForm, req.body);
    const { actor } = viewerOf(req);
    await followCommunity(deps, { actor, slug: slugOf(req), alerts: alerts === 'yes' });
    setFlash(req, res, { key: 'flash.following' });
    res.redirect(303, '/me/following');
  });
  router.post('/c/:slug/unfollow', async (req, res) => {
    validate(nothing, req.body);
    const { actor } = viewerOf(req);
    await unfollowCommunity(deps, { actor, slug: slugOf(req) });
    setFlash(req, res, { key: 'flash.unfollowed' });
    res.redirect(303, '/me/following');
  });
  return router;
}
