// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { optionalRoles } from '../../membership/domain/roles/in-use.js';
import { answerRenewal } from '../../membership/use-cases/roles/answer-renewal.js';
import { askRenewal } from '../../membership/use-cases/roles/ask-renewal.js';
import { chooseRoles } from '../../membership/use-cases/roles/choose-roles.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { idOf, slugOf, viewerOf } from '../request.js';

const ticked = z.literal('yes').optional();
const inUseForm = z.strictObject({
  membership_manager: ticked,
  facilitator: ticked,
  moderator: ticked,
  editor: ticked,
  observer: ticked,
});

const nothing = z.strictObject({});
const answerForm = z.strictObject({ answer: z.enum(['accept', 'decline']) });

/** What managers do about the roles of their community, beside giving and revoking them. */
export function manageRolesRoutes(deps: Pick<WebDeps, 'db' | 'now'>): Router {
  const router = express.Router();
  router.post('/c/:slug/manage/roles/in-use', async (req, res) => {
    const slug = slugOf(req);
    const form = validate(inUseForm, req.body ?? {});
    const roles = optionalRoles.filter((role) => form[role] === 'yes');
    await chooseRoles(deps, { actor: viewerOf(req).actor, slug, roles });
    setFlash(req, res, { key: 'flash.roles.chosen' });
    res.redirect(303, `/c/${slug}/manage/roles`);
  });
  router.use(renewalRoutes(deps));
  return router;
}

/** The two sides of a renewal: each asks or answers with one click, on its own page. */
function renewalRoutes(deps: Pick<WebDeps, 'db' | 'now'>): Router {
  const router = express.Router();
  for (const side of ['/c/:slug/manage/roles/:grant', '/me/roles/:grant'] as const) {
    const back = (req: Request): string =>
      side.startsWith('/me') ? '/me' : `/c/${slugOf(req)}/manage/roles`;
    router.post(`${side}/renewal`, async (req, res) => {
      validate(nothing, req.body);
      await askRenewal(deps, { actor: viewerOf(req).actor, grantId: idOf(req, 'grant') });
      setFlash(req, res, { key: 'flash.renewal.asked' });
      res.redirect(303, back(req));
    });
    router.post(`${side}/renewal/answer`, async (req, res) => {
      const accept = validate(answerForm, req.body).answer === 'accept';
      const { actor } = viewerOf(req);
      await answerRenewal(deps, { actor, grantId: idOf(req, 'grant'), accept });
      setFlash(req, res, { key: accept ? 'flash.renewal.agreed' : 'flash.renewal.closed' });
      res.redirect(303, back(req));
    });
  }
  return router;
}
