// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import { decideJoinRequest } from '../../membership/use-cases/decide-join-request.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { readForm } from '../read-form.js';
import { idOf, slugOf, viewerOf } from '../request.js';
import { roleRoutes } from './role-routes.js';
import { showQueue } from './show-queue.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

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
