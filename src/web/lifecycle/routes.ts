// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { archiveCommunity } from '../../membership/use-cases/lifecycle/archive-community.js';
import { freezeCommunity } from '../../membership/use-cases/lifecycle/freeze-community.js';
import { unfreezeCommunity } from '../../membership/use-cases/lifecycle/unfreeze-community.js';
import { lowerLevel } from '../../membership/use-cases/settings/lower-level.js';
import type { WebDeps } from '../deps.js';
import { type FlashKey, setFlash } from '../flash.js';
import { slugOf, viewerOf } from '../request.js';

const reasoned = z.strictObject({ reason: z.string().trim().max(1_000) });
const nothing = z.strictObject({});

const acts = [
  { path: 'freeze', run: freezeCommunity, flash: 'flash.lifecycle.frozen' },
  { path: 'archive', run: archiveCommunity, flash: 'flash.lifecycle.archived' },
  { path: 'lower', run: lowerLevel, flash: 'flash.lifecycle.lowered' },
] as const satisfies readonly { path: string; run: unknown; flash: FlashKey }[];

/** The staff stops a community, lets it go on, ends it, or lets in whom nobody has proven: with a reason. */
export function lifecycleRoutes(deps: Pick<WebDeps, 'db' | 'now'>): Router {
  const router = express.Router();
  for (const { path, run, flash } of acts) {
    router.post(`/staff/communities/:slug/${path}`, async (req, res) => {
      const { actor } = viewerOf(req);
      const slug = slugOf(req);
      await run(deps, { actor, slug, ...validate(reasoned, req.body) });
      setFlash(req, res, { key: flash });
      res.redirect(303, `/staff/communities/${slug}`);
    });
  }
  router.post('/staff/communities/:slug/unfreeze', async (req, res) => {
    const { actor } = viewerOf(req);
    const slug = slugOf(req);
    validate(nothing, req.body);
    await unfreezeCommunity(deps, { actor, slug });
    setFlash(req, res, { key: 'flash.lifecycle.unfrozen' });
    res.redirect(303, `/staff/communities/${slug}`);
  });
  return router;
}
