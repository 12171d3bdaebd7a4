// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { trustId, type RoleGrantId } from '../../kernel/ids.js';
import { leaveCommunity } from '../../membership/use-cases/leave-community.js';
import { previewLeave } from '../../membership/use-cases/preview-leave.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { slugOf, viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { Leave } from './leave.js';
import { readReturnAddress, returnFields } from './return-address.js';

const leaveFields = z.strictObject(returnFields);
const leaveForm = leaveFields.extend({ successor: z.uuid().optional() });

/** What ends, what stays, who will know; one click, nobody asked. */
export function leaveRoutes(deps: Pick<WebDeps, 'db' | 'now' | 'portals'>): Router {
  const router = express.Router();
  router.get('/c/:slug/leave', async (req, res) => {
    const slug = slugOf(req);
    const asked = readQuery(leaveFields, req.query);
    const { actor } = viewerOf(req);
    const preview = await previewLeave(deps, { actor, slug, locale: req.locale });
    const { name, lastManager, roles, successors } = preview;
    const portals = await deps.portals.toldOf(actor.memberId, [preview.community.id]);
    const back = await readReturnAddress(asked, (id) => deps.portals.find(id));
    const held = roles.filter(({ status }) => status === 'active').map(({ role }) => role);
    sendPage(req, res, {
      title: req.t('leave.title', { community: name }),
      formAction: back.kind === 'portal' ? [back.url] : [],
      body: <Leave {...{ slug, name, lastManager, successors, portals, back, roles: held }} />,
    });
  });
  router.post('/c/:slug/leave', async (req, res) => {
    const slug = slugOf(req);
    const { successor: named, ...asked } = validate(leaveForm, req.body);
    const successor = named === undefined ? undefined : trustId<RoleGrantId>(named);
    const { actor } = viewerOf(req);
    const back = await readReturnAddress(asked, (id) => deps.portals.find(id));
    await leaveCommunity(deps, { actor, slug, successor });
    if (back.kind === 'portal') return res.redirect(303, back.url);
    setFlash(req, res, { key: 'flash.left' });
    res.redirect(303, `/c/${slug}/left`);
  });
  return router;
}
