// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { PiazzaError } from '../../kernel/errors.js';
import { type MemberId, parseId, type RoleGrantId } from '../../kernel/ids.js';
import { communityRoles } from '../../membership/domain/permissions.js';
import { answerProposal } from '../../membership/use-cases/answer-proposal.js';
import { getCommunity } from '../../membership/use-cases/get-community.js';
import { offerRole } from '../../membership/use-cases/offer-role.js';
import { withdrawOffer } from '../../membership/use-cases/withdraw-offer.js';
import { listManagedMembers } from '../../membership/use-cases/roles/list-managed-members.js';
import type { WebDeps } from '../deps.js';
import type { FormState } from '../components/field.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { textsOf } from '../read-form.js';
import { idOf, slugOf, viewerOf } from '../request.js';
import { manageRolesRoutes } from '../roles/manage-routes.js';
import { readQuery } from '../read-query.js';
import { ManageFrame } from './frame.js';
import { type FailedOffer, Members } from './members.js';
import { longestOf } from './months.js';
import { registerRoutes } from './register-routes.js';
import { showQueue } from './show-queue.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const membersQuery = z.strictObject({
  query: z.string().trim().max(100).optional(),
  cursor: z.string().max(500).optional(),
});
const role = z.enum(communityRoles);
/** Left empty: the usual term of the role. What is no number is as wrong as too many: the role says what it allows. */
const months = z
  .string()
  .max(100)
  .transform((typed) => typed.trim())
  .transform((typed) => (/^\d{1,3}$/.test(typed) ? Number(typed) : typed === '' ? undefined : 0))
  .optional();
const offerForm = z.strictObject({ member: z.uuid(), role, months });
const answerForm = z.strictObject({ answer: z.enum(['accept', 'decline']), months });
const nothing = z.strictObject({});

export function roleRoutes(deps: Deps): Router {
  const router = express.Router();
  router.use(registerRoutes(deps), manageRolesRoutes(deps));
  router.get('/c/:slug/manage/members', (req, res) => showMembers(deps, { req, res }));
  router.post('/c/:slug/manage/offers', async (req, res) => {
    const { actor } = viewerOf(req);
    const { member, ...term } = validate(offerForm, req.body);
    const offer = { ...term, actor, slug: slugOf(req), memberId: memberOf(member) };
    const form = await faultOfTerm(req, () => offerRole(deps, offer));
    if (form) return await showMembers(deps, { req, res, failed: { memberId: member, form } });
    setFlash(req, res, { key: 'flash.role.offered' });
    res.redirect(303, `/c/${slugOf(req)}/manage/members`);
  });
  router.post('/c/:slug/manage/offers/:grant/withdraw', async (req, res) => {
    validate(nothing, req.body);
    await withdrawOffer(deps, { actor: viewerOf(req).actor, grantId: idOf(req, 'grant') });
    setFlash(req, res, { key: 'flash.role.withdrawn' });
    res.redirect(303, `/c/${slugOf(req)}/manage/members`);
  });
  router.post('/c/:slug/manage/proposals/:grant', async (req, res) => {
    const { actor } = viewerOf(req);
    const { answer, ...term } = validate(answerForm, req.body);
    const accept = answer === 'accept';
    const given = { actor, grantId: idOf<RoleGrantId>(req, 'grant'), accept, ...term };
    const form = await faultOfTerm(req, () => answerProposal(deps, given));
    if (form)
      return await showQueue(deps, { req, res, proposal: { grantId: given.grantId, form } });
    setFlash(req, res, { key: accept ? 'flash.proposal.accepted' : 'flash.proposal.declined' });
    res.redirect(303, `/c/${slugOf(req)}/manage`);
  });
  return router;
}

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly failed?: FailedOffer;
}

async function showMembers(deps: Deps, { req, res, failed }: Showing): Promise<void> {
  const slug = slugOf(req);
  const { query, cursor } = readQuery(membersQuery, req.query);
  const { actor } = viewerOf(req);
  const { text, viewer } = await getCommunity(deps, { slug, locale: req.locale, viewer: actor });
  const { offerable } = viewer;
  const page = await listManagedMembers(deps, { actor, slug, query, cursor });
  const { search } = new URL(req.originalUrl, 'http://page');
  sendPage(req, res, {
    title: req.t('manage.nav.members'),
    status: failed ? 422 : 200,
    body: (
      <ManageFrame slug={slug} name={text.name}>
        <Members {...{ slug, page, query, offerable, search, failed }} />
      </ManageFrame>
    ),
  });
}

/** Gives a role; where the role is not given for so long, the form with what to write instead. */
async function faultOfTerm(
  req: Request,
  give: () => Promise<unknown>,
): Promise<FormState | undefined> {
  try {
    await give();
    return undefined;
  } catch (error) {
    if (!(error instanceof PiazzaError) || error.code !== 'role.term_not_allowed') throw error;
    const given = role.parse(error.context['role']);
    const words = { longest: String(longestOf([given])) };
    return { values: textsOf(req.body), errors: { months: req.t('manage.months.error', words) } };
  }
}

function memberOf(raw: string): MemberId {
  const id = parseId<MemberId>(raw);
  if (!id) throw new PiazzaError('request.malformed', { fields: ['member'] });
  return id;
}
