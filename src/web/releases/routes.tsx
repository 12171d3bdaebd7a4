// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { endRelease } from '../../portal/use-cases/releases/end-release.js';
import { readRelease, releasesOf } from '../../portal/use-cases/releases/read-releases.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { clientOf } from '../portals/client-of.js';
import { viewerOf } from '../request.js';
import { Releases } from './list.js';
import { ReleaseDetail } from './release.js';

const nothing = z.strictObject({});

/** What portals receive of a person, for that person. */
export function releaseRoutes({
  db,
  now,
  claimSources,
  signIn,
}: Pick<WebDeps, 'db' | 'now' | 'claimSources' | 'signIn'>): Router {
  const router = express.Router();
  router.get('/me/portals', async (req, res) => {
    const releases = await releasesOf({ db }, viewerOf(req).actor.memberId);
    const body = <Releases releases={releases} />;
    sendPage(req, res, { title: req.t('releases.title'), body });
  });
  router.get('/me/portals/:client', async (req, res) => {
    const asked = { actor: viewerOf(req).actor, clientId: clientOf(req) };
    const read = await readRelease({ db, ...claimSources }, asked);
    const body = <ReleaseDetail read={read} nameOf={signIn.nameOf} />;
    sendPage(req, res, { title: read.release.name, body });
  });
  router.post('/me/portals/:client/end', async (req, res) => {
    validate(nothing, req.body);
    const { actor } = viewerOf(req);
    const clientId = clientOf(req);
    await endRelease({ db, now }, { actor, clientId });
    setFlash(req, res, { key: 'flash.release.ended' });
    res.redirect(303, `/me/portals/${clientId}`);
  });
  return router;
}
