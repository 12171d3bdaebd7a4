// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { trustId } from '../../kernel/ids.js';
import { getCommunity } from '../../membership/use-cases/get-community.js';
import { listSuccessors } from '../../membership/use-cases/leaving/list-successors.js';
import { listMembers } from '../../membership/use-cases/list-members.js';
import { offerRole } from '../../membership/use-cases/offer-role.js';
import { listHeldRoles } from '../../membership/use-cases/roles/list-held-roles.js';
import { withdrawOffer } from '../../membership/use-cases/withdraw-offer.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { ManageFrame } from '../manage/frame.js';
import { idOf, slugOf, viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { Successors } from './successors.js';

const membersQuery = z.strictObject({
  query: z.string().trim().max(100).optional(),
  cursor: z.string().max(500).optional(),
});
const askForm = z.strictObject({ member: z.uuid() });
const nothing = z.strictObject({});
const page = '/c/:slug/manage/successors';

/** A manager asks others, in time, to take over when they leave. */
export function successorRoutes(deps: Pick<WebDeps, 'db' | 'now'>): Router {
  const router = express.Router();
  router.get(page, async (req, res) => {
    const slug = slugOf(req);
    const { query, cursor } = readQuery(membersQuery, req.query);
    const { actor } = viewerOf(req);
    const asked = await listSuccessors(deps, { actor, slug });
    const { text } = await getCommunity(deps, { slug, locale: req.locale, viewer: actor });
    // The first of them beside the list of members, in which everybody is found by name.
    const { held: coManagers } = await listHeldRoles(deps, { actor, slug, role: 'co_manager' });
    const members = { ...(await listMembers(deps, { actor, slug, query, cursor })), query };
    sendPage(req, res, {
      title: req.t('successors.title'),
      body: (
        <ManageFrame slug={slug} name={text.name}>
          <Successors {...{ slug, asked, coManagers, members }} />
        </ManageFrame>
      ),
    });
  });
  router.post(page, async (req, res) => {
    const slug = slugOf(req);
    const { actor } = viewerOf(req);
    const memberId = trustId<typeof actor.memberId>(validate(askForm, req.body).member);
    await offerRole(deps, { actor, slug, memberId, role: 'manager', onLeave: true });
    setFlash(req, res, { key: 'flash.successor.asked' });
    res.redirect(303, `/c/${slug}/manage/successors`);
  });
  router.post(`${page}/:grant/withdraw`, async (req, res) => {
    validate(nothing, req.body);
    await withdrawOffer(deps, { actor: viewerOf(req).actor, grantId: idOf(req, 'grant') });
    setFlash(req, res, { key: 'flash.successor.withdrawn' });
    res.redirect(303, `/c/${slugOf(req)}/manage/successors`);
  });
  return router;
}
