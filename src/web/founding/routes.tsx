// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import type { CommunityRequestId } from '../../kernel/ids.js';
import { answerQuestion } from '../../membership/use-cases/founding/answer-question.js';
import { confirmFounder } from '../../membership/use-cases/founding/read-own-level.js';
import { listMyRequests } from '../../membership/use-cases/founding/list-requests.js';
import { withdrawRequest } from '../../membership/use-cases/founding/withdraw-request.js';
import type { WebDeps } from '../deps.js';
import { takeDraftOf } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { idOf, viewerOf } from '../request.js';
import { gatheringRoutes } from './gathering-routes.js';
import { MyRequests } from './my-requests.js';
import { promoterRoutes } from './promoter-routes.js';
import { requestRoutes } from './request-routes.js';
import { showRequest } from './show-request.js';

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
  router.get('/requests/:request', (req, res) => {
    const draft = takeDraftOf(req, res);
    return showRequest(deps, { req, res, forms: draft && { [draft.act]: draft.form } });
  });
  router.use(gatheringRoutes(deps));
  router.post('/requests/:request/answer', async (req, res) => {
    const { actor } = viewerOf(req);
    const read = readForm(answerForm, req.body, { text: req.t('founding.error.answer') });
    if (!read.ok) return await showRequest(deps, { req, res, forms: { answer: read.form } });
    const requestId = requestOf(req);
    await answerQuestion(deps, { actor, requestId, text: read.value.text });
    setFlash(req, res, { key: 'flash.founding.answered' });
    res.redirect(303, `/requests/${requestId}`);
  });
  router.post('/requests/:request/confirm', async (req, res) => {
    validate(nothing, req.body);
    const { actor } = viewerOf(req);
    const requestId = requestOf(req);
    await confirmFounder(deps, { actor, requestId });
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

const requestOf = (req: Request): CommunityRequestId => idOf<CommunityRequestId>(req, 'request');
