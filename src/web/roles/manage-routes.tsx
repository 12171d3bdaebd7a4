// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { optionalRoles } from '../../membership/domain/roles/in-use.js';
import { chooseRoles } from '../../membership/use-cases/roles/choose-roles.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { slugOf, viewerOf } from '../request.js';

const ticked = z.literal('yes').optional();
const inUseForm = z.strictObject({
  membership_manager: ticked,
  facilitator: ticked,
  moderator: ticked,
  editor: ticked,
  observer: ticked,
});

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
  return router;
}
