// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import type { DisputeId } from '../../kernel/ids.js';
import { answerDispute } from '../../membership/use-cases/disputes/answer-dispute.js';
import { decideDispute } from '../../membership/use-cases/disputes/decide-dispute.js';
import { openDispute } from '../../membership/use-cases/disputes/open-dispute.js';
import { listDisputes, readDispute } from '../../membership/use-cases/disputes/read-disputes.js';
import type { CaseForms } from '../cases/forms.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { faultsOf, liftForm, message } from '../measures/forms.js';
import { readForm } from '../read-form.js';
import { idOf, viewerOf } from '../request.js';
import { DisputeCase, Disputes } from './disputes.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const openForm = z.strictObject({ message: z.string().max(5_000) });
const messageForm = z.strictObject({ message });
const decisionForm = liftForm.extend({ verdict: z.enum(['upheld', 'dismissed']) });

/** A dispute between two managers: opened beside the role, one page for its parties and the staff. */
export function disputeRoutes(deps: Deps): Router {
  const router = express.Router();
  router.post('/c/:slug/manage/roles/:grant/dispute', async (req, res) => {
    const { actor } = viewerOf(req);
    const words = validate(openForm, req.body);
    const opened = await openDispute(deps, { actor, grantId: idOf(req, 'grant'), ...words });
    setFlash(req, res, { key: 'flash.dispute.opened' });
    res.redirect(303, `/disputes/${opened.disputeId}`);
  });
  router.get('/staff/disputes', async (req, res) => {
    const { actor } = viewerOf(req);
    const disputes = await listDisputes(deps, { actor, locale: req.locale });
    sendPage(req, res, { title: req.t('disputes.title'), body: <Disputes disputes={disputes} /> });
  });
  router.get('/disputes/:dispute', (req, res) => show(deps, { req, res, forms: {} }));
  router.post('/disputes/:dispute/messages', async (req, res) => {
    const sentences = { message: req.t('error.appeal.message_missing') };
    const read = readForm(messageForm, req.body, sentences);
    if (!read.ok) return await show(deps, { req, res, forms: { message: read.form } });
    await answerDispute(deps, { ...caseOf(req), message: read.value.message });
    setFlash(req, res, { key: 'flash.appeal.answered' });
    res.redirect(303, `/disputes/${caseOf(req).disputeId}`);
  });
  router.post('/disputes/:dispute/decide', async (req, res) => {
    const sentences = { ...faultsOf(req.t), verdict: req.t('appeals.error.verdict') };
    const read = readForm(decisionForm, req.body, sentences);
    if (!read.ok) return await show(deps, { req, res, forms: { decision: read.form } });
    await decideDispute(deps, { ...caseOf(req), ...read.value });
    setFlash(req, res, { key: 'flash.dispute.decided' });
    res.redirect(303, '/staff/disputes');
  });
  return router;
}

async function show(
  deps: Deps,
  { req, res, forms }: { req: Request; res: Response; forms: CaseForms },
): Promise<void> {
  const page = await readDispute(deps, { ...caseOf(req), locale: req.locale });
  sendPage(req, res, {
    title: req.t('disputes.title'),
    status: Object.keys(forms).length > 0 ? 422 : 200,
    body: <DisputeCase page={page} forms={forms} />,
  });
}

const caseOf = (req: Request) => ({
  actor: viewerOf(req).actor,
  disputeId: idOf<DisputeId>(req, 'dispute'),
});
