// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { getCommunity } from '../../membership/use-cases/get-community.js';
import { communityRoles } from '../../membership/domain/permissions.js';
import { listShownLinks } from '../../membership/use-cases/links/list-links.js';
import { listShownSeats } from '../../membership/use-cases/seats/list-seats.js';
import { proposeRole } from '../../membership/use-cases/propose-role.js';
import { withdrawJoinRequest } from '../../membership/use-cases/withdraw-join-request.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { readQuery } from '../read-query.js';
import { slugOf, viewerOf } from '../request.js';
import { CommunityView } from './community.js';
import { joinRoutes } from './join-routes.js';
import { leaveRoutes } from './leave-routes.js';
import { memberRoutes } from './member-routes.js';

type Deps = Pick<WebDeps, 'db' | 'now' | 'portals' | 'limits' | 'signIn'>;

const place = z.string().max(500).optional();
const pageQuery = z.strictObject({ links: place, organisations: place });
const nothing = z.strictObject({});
const proposalForm = z.strictObject({
  role: z.enum(communityRoles),
  message: z.string().trim().min(10).max(2_000),
});

export function communityRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug', (req, res) =>
    showCommunity(deps, { req, res, proposal: takeDraft(req, res) }),
  );
  router.post('/c/:slug/withdraw', async (req, res) => {
    validate(nothing, req.body);
    const slug = slugOf(req);
    await withdrawJoinRequest(deps, { actor: viewerOf(req).actor, slug });
    setFlash(req, res, { key: 'flash.withdrawn' });
    res.redirect(303, `/c/${slug}`);
  });
  router.post('/c/:slug/propose', async (req, res) => {
    const message = req.t('community.propose.error.message');
    const read = readForm(proposalForm, req.body, { message });
    if (!read.ok) return await showCommunity(deps, { req, res, proposal: read.form });
    const slug = slugOf(req);
    await proposeRole(deps, { actor: viewerOf(req).actor, slug, ...read.value });
    setFlash(req, res, { key: 'flash.proposed' });
    res.redirect(303, `/c/${slug}`);
  });
  router.use(memberRoutes(deps), joinRoutes(deps), leaveRoutes(deps));
  return router;
}

interface Showing {
  readonly req: Request;
  readonly res: Response;
  /** What was typed when proposing oneself. */
  readonly proposal: FormState;
}

async function showCommunity(deps: Deps, { req, res, proposal }: Showing): Promise<void> {
  const slug = slugOf(req);
  const actor = req.viewer?.actor;
  const places = readQuery(pageQuery, req.query);
  const advised = { ...deps, means: () => deps.signIn.means() };
  const page = await getCommunity(advised, { slug, locale: req.locale, viewer: actor });
  const seated = page.viewer.seesMembers
    ? await listShownSeats(deps, { communityId: page.community.id, cursor: places.organisations })
    : undefined;
  const portals = await deps.portals.ofCommunities([page.community.id]);
  const reader = { viewer: actor?.memberId, locale: req.locale, cursor: places.links };
  const links = await listShownLinks(deps, { community: page.community, ...reader });
  const { nameOf } = deps.signIn;
  const body = <CommunityView {...{ page, portals, links, seated, proposal, nameOf }} />;
  const status = Object.keys(proposal.errors).length > 0 ? 422 : 200;
  sendPage(req, res, { title: page.text.name, status, body });
}
