// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import type { CommunityRequestId } from '../../kernel/ids.js';
import { answerQuestion } from '../../membership/use-cases/founding/answer-question.js';
import { listMyRequests } from '../../membership/use-cases/founding/list-requests.js';
import { readRequest } from '../../membership/use-cases/founding/read-request.js';
import { withdrawRequest } from '../../membership/use-cases/founding/withdraw-request.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { idOf, viewerOf } from '../request.js';
import { MyRequest, MyRequests } from './my-requests.js';
import { Promote } from './promote.js';
import { promoterRoutes } from './promoter-routes.js';
import { requestRoutes } from './request-routes.js';

type Deps = Pick<WebDeps, 'db' | 'now' | 'pseudonym' | 'promotersNeeded' | 'limits'>;

const answerForm = z.strictObject({ text: z.string().trim().min(2).max(4_000) });
const nothing = z.strictObject({});

/** Asking for a community, following the request, signing another's. */
export function foundingRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/requests', async (req, res) => {
    const list = await listMyRequests(deps, { actor: viewerOf(req).actor });
    sendPage(req, res, { title: req.t('founding.mine'), body: <MyRequests list={list} /> });
  });
  router.use(requestRoutes(deps));
  router.get('/requests/:request', (req, res) =>
    showRequest(deps, { req, res, form: takeDraft(req, res) }),
  );
  router.post('/requests/:request/answer', async (req, res) => {
    const { actor } = viewerOf(req);
    const read = readForm(answerForm, req.body, { text: req.t('founding.error.answer') });
    if (!read.ok) return await showRequest(deps, { req, res, form: read.form });
    const requestId = requestOf(req);
    await answerQuestion(deps, { actor, requestId, text: read.value.text });
    setFlash(req, res, { key: 'flash.founding.answered' });
    res.redirect(303, `/requests/${requestId}`);
  });
  router.post('/requests/:request/withdraw', async (req, res) => {
    validate(nothing, req.body);
    await withdrawRequest(deps, { actor: viewerOf(req).actor, requestId: requestOf(req) });
    setFlash(req, res, { key: 'flash.founding.withdrawn' });
    res.redirect(303, '/requests');
  });
  router.use(promoterRoutes(deps));
  return router;
}

/** Its author follows it, a promoter signs it; the staff has a page of its own. */
async function showRequest(
  deps: Deps,
  { req, res, form }: { req: Request; res: Response; form: FormState },
): Promise<void> {
  const { actor } = viewerOf(req);
  const requestId = requestOf(req);
  const view = await readRequest(deps, { actor, requestId });
  if (view.reader === 'staff') return res.redirect(303, `/staff/requests/${requestId}`);
  const [own] = view.promoters;
  sendPage(req, res, {
    title: view.request.name,
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    body:
      view.reader === 'promoter' ? (
        <Promote
          {...view}
          status={own?.status ?? 'declined'}
          action={`/requests/${requestId}/promotion`}
        />
      ) : (
        <MyRequest view={view} form={form} />
      ),
  });
}

const requestOf = (req: Request): CommunityRequestId => idOf<CommunityRequestId>(req, 'request');
