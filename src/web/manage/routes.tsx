// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { decideJoinRequest } from '../../membership/use-cases/decide-join-request.js';
import { getCommunity } from '../../membership/use-cases/get-community.js';
import { listJoinRequests } from '../../membership/use-cases/list-join-requests.js';
import { listProposals } from '../../membership/use-cases/list-proposals.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { idOf, slugOf, viewerOf } from '../request.js';
import { ManageFrame } from './frame.js';
import { Proposals } from './proposals.js';
import { Requests } from './requests.js';
import { roleRoutes } from './role-routes.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const queueQuery = z.strictObject({ cursor: z.string().max(500).optional() });
const decisionForm = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('approve') }),
  z.strictObject({
    decision: z.literal('reject'),
    reason: z.string().trim().min(3).max(2_000),
    may_reapply: z.literal('yes').optional(),
  }),
]);

/** What a community's managers decide. */
export function manageRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug/manage', (req, res) => showQueue(deps, { req, res }));
  router.post('/c/:slug/manage/requests/:request', async (req, res) => {
    const { actor } = viewerOf(req);
    const reason = req.t('manage.requests.error.reason');
    const read = readForm(decisionForm, req.body, { reason });
    if (!read.ok) {
      return await showQueue(deps, {
        req,
        res,
        failed: { requestId: idOf(req, 'request'), form: read.form },
      });
    }
    await decideJoinRequest(deps, {
      actor,
      requestId: idOf(req, 'request'),
      ...decisionOf(read.value),
    });
    const approved = read.value.decision === 'approve';
    setFlash(req, res, { key: approved ? 'flash.request.approved' : 'flash.request.rejected' });
    res.redirect(303, `/c/${slugOf(req)}/manage`);
  });
  router.use(roleRoutes(deps));
  return router;
}

const decisionOf = (form: z.infer<typeof decisionForm>) =>
  form.decision === 'approve'
    ? form
    : {
        decision: form.decision,
        reason: form.reason,
        mayReapply: form.may_reapply === 'yes',
      };

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly failed?: { readonly requestId: string; readonly form: FormState };
}

/** The page of those who decide, perhaps with a form that was at fault. */
export async function showQueue(deps: Deps, { req, res, failed }: Showing): Promise<void> {
  const slug = slugOf(req);
  const { cursor } = validate(queueQuery, req.query);
  const { actor } = viewerOf(req);
  const page = await getCommunity(deps, { slug, locale: req.locale, viewer: actor });
  const requests = await listJoinRequests(deps, { actor, slug, cursor });
  const proposals = await listProposals(deps, { actor, slug });
  const { name } = page.text;
  sendPage(req, res, {
    title: req.t('manage.title', { community: name }),
    status: failed ? 422 : 200,
    body: (
      <ManageFrame slug={slug} name={name}>
        <Requests slug={slug} requests={requests} failed={failed} />
        <Proposals slug={slug} proposals={proposals} />
      </ManageFrame>
    ),
  });
}
