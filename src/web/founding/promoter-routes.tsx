// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { CommunityRequestId } from '../../kernel/ids.js';
import {
  declineRequest,
  signRequest,
} from '../../membership/use-cases/founding/answer-promotion.js';
import { readPromotion } from '../../membership/use-cases/founding/read-promotion.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { idOf, viewerOf } from '../request.js';
import { Promote, PromotionDeclined } from './promote.js';

type Deps = Pick<WebDeps, 'db' | 'now' | 'limits'>;

const answerForm = z.strictObject({ answer: z.enum(['sign', 'decline']) });
const tokenFormat = /^[0-9a-f]{64}$/;

/** Whoever is asked to sign does so with their own sign-in: by the link of a letter, or named. */
export function promoterRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/promote/:token', async (req, res) => {
    const token = tokenOf(req);
    const { request, requester } = await readPromotion(deps, { token });
    sendPage(req, res, {
      title: req.t('founding.sign.title', { name: request.name }),
      body: <Promote {...{ request, requester }} status="invited" action={`/promote/${token}`} />,
    });
  });
  router.post('/promote/:token', deps.limits.join, async (req, res) => {
    const asked = { token: tokenOf(req) };
    if (validate(answerForm, req.body).answer === 'decline') {
      const { request } = await readPromotion(deps, asked);
      await declineRequest(deps, { actor: undefined, asked });
      const body = <PromotionDeclined name={request.name} />;
      return sendPage(req, res, { title: req.t('founding.declined.title'), body });
    }
    const { requestId } = await signRequest(deps, { actor: viewerOf(req).actor, asked });
    setFlash(req, res, { key: 'flash.founding.signed' });
    res.redirect(303, `/requests/${requestId}`);
  });
  router.post('/requests/:request/promotion', deps.limits.join, async (req, res) => {
    const { actor } = viewerOf(req);
    const asked = { requestId: idOf<CommunityRequestId>(req, 'request') };
    const signs = validate(answerForm, req.body).answer === 'sign';
    if (signs) await signRequest(deps, { actor, asked });
    else await declineRequest(deps, { actor, asked });
    setFlash(req, res, { key: signs ? 'flash.founding.signed' : 'flash.founding.declined' });
    res.redirect(303, '/requests');
  });
  return router;
}

function tokenOf(req: Request): string {
  const { token } = req.params;
  if (typeof token !== 'string' || !tokenFormat.test(token)) {
    throw new PiazzaError('promoter.not_found');
  }
  return token;
}
