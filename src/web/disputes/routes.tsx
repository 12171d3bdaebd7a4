// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { DisputeId, RoleGrantId } from '../../kernel/ids.js';
import { answerDispute } from '../../membership/use-cases/disputes/answer-dispute.js';
import { decideDispute } from '../../membership/use-cases/disputes/decide-dispute.js';
import { openDispute } from '../../membership/use-cases/disputes/open-dispute.js';
import { readContested } from '../../membership/use-cases/disputes/read-contested.js';
import { listDisputes, readDispute } from '../../membership/use-cases/disputes/read-disputes.js';
import { draftOfCase, type CaseForms } from '../cases/forms.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { statusOf, takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { faultsOf, liftForm, message } from '../measures/forms.js';
import { readForm } from '../read-form.js';
import { readQuery } from '../read-query.js';
import { idOf, slugOf, viewerOf } from '../request.js';
import { DisputeCase, Disputes } from './disputes.js';
import { OpenDispute } from './open.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const place = z.strictObject({ cursor: z.string().max(500).optional() });
const messageForm = z.strictObject({ message });
const decisionForm = liftForm.extend({ verdict: z.enum(['upheld', 'dismissed']) });

/** A dispute between two managers: opened beside the role, one page for its parties and the staff. */
export function disputeRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug/manage/roles/:grant/dispute', (req, res) =>
    showForm(deps, { req, res, form: takeDraft(req, res) }),
  );
  router.post('/c/:slug/manage/roles/:grant/dispute', async (req, res) => {
    const { actor } = viewerOf(req);
    const sentences = { message: req.t('error.appeal.message_missing') };
    const read = readForm(messageForm, req.body, sentences);
    if (!read.ok) return await showForm(deps, { req, res, form: read.form });
    const opened = await openDispute(deps, { actor, grantId: idOf(req, 'grant'), ...read.value });
    setFlash(req, res, { key: 'flash.dispute.opened' });
    res.redirect(303, `/disputes/${opened.disputeId}`);
  });
  router.get('/staff/disputes', async (req, res) => {
    const { actor } = viewerOf(req);
    const { cursor } = readQuery(place, req.query);
    const disputes = await listDisputes(deps, { actor, locale: req.locale, cursor });
    sendPage(req, res, { title: req.t('disputes.title'), body: <Disputes {...disputes} /> });
  });
  router.get('/disputes/:dispute', (req, res) =>
    show(deps, { req, res, forms: draftOfCase(req, res) }),
  );
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

async function showForm(
  deps: Deps,
  { req, res, form }: { req: Request; res: Response; form: FormState },
): Promise<void> {
  const where = { slug: slugOf(req), grantId: idOf<RoleGrantId>(req, 'grant') };
  const { name } = await readContested(deps, { actor: viewerOf(req).actor, ...where });
  sendPage(req, res, {
    title: req.t('disputes.open_label', { name }),
    status: statusOf(form),
    body: <OpenDispute here={req.path} name={name} form={form} />,
  });
}

async function show(
  deps: Deps,
  { req, res, forms }: { req: Request; res: Response; forms: CaseForms },
): Promise<void> {
  const page = await readDispute(deps, { ...caseOf(req), locale: req.locale });
  sendPage(req, res, {
    title: req.t('disputes.title'),
    status: statusOf(forms.message ?? forms.decision),
    body: <DisputeCase page={page} forms={forms} />,
  });
}

const caseOf = (req: Request) => ({
  actor: viewerOf(req).actor,
  disputeId: idOf<DisputeId>(req, 'dispute'),
});
