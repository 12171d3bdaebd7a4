// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { AppealId, MeasureId, MemberId } from '../../kernel/ids.js';
import { answerAppeal } from '../../membership/use-cases/measures/answer-appeal.js';
import { banEverywhere } from '../../membership/use-cases/measures/ban-everywhere.js';
import { decideAppeal } from '../../membership/use-cases/measures/decide-appeal.js';
import { liftMeasure } from '../../membership/use-cases/measures/lift-measure.js';
import { listBansEverywhere } from '../../membership/use-cases/measures/list-measures.js';
import { listAppeals, readAppeal } from '../../membership/use-cases/measures/read-measures.js';
import { searchPeople } from '../../membership/use-cases/search-people.js';
import { draftOfCase, type CaseForms } from '../cases/forms.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { statusOf, takeDraftOf } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { idOf, viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { AppealPage, Appeals } from './appeals.js';
import { StaffBans } from './bans.js';
import { banForm, faultsOf, liftForm, message } from './forms.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const messageForm = z.strictObject({ message });
const decisionForm = liftForm.extend({ verdict: z.enum(['upheld', 'dismissed']) });
const place = z.strictObject({ cursor: z.string().max(500).optional() });
const bansQuery = z.strictObject({
  query: z.string().trim().max(100).optional(),
  cursor: z.string().max(500).optional(),
});

/** What the regional staff decides about people: appeals, and bans from every community. */
export function staffMeasureRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/staff/appeals', async (req, res) => {
    const { actor } = viewerOf(req);
    const { cursor } = readQuery(place, req.query);
    const appeals = await listAppeals(deps, { actor, locale: req.locale, cursor });
    sendPage(req, res, { title: req.t('appeals.title'), body: <Appeals appeals={appeals} /> });
  });
  router.get('/staff/appeals/:appeal', (req, res) =>
    showAppeal(deps, { req, res, forms: draftOfCase(req, res) }),
  );
  router.post('/staff/appeals/:appeal/messages', async (req, res) => {
    const read = readForm(messageForm, req.body, {
      message: req.t('error.appeal.message_missing'),
    });
    if (!read.ok) return await showAppeal(deps, { req, res, forms: { message: read.form } });
    await answerAppeal(deps, { ...caseOf(req), message: read.value.message });
    setFlash(req, res, { key: 'flash.appeal.answered' });
    res.redirect(303, `/staff/appeals/${caseOf(req).appealId}`);
  });
  router.post('/staff/appeals/:appeal/decide', async (req, res) => {
    const sentences = { ...faultsOf(req.t), verdict: req.t('appeals.error.verdict') };
    const read = readForm(decisionForm, req.body, sentences);
    if (!read.ok) return await showAppeal(deps, { req, res, forms: { decision: read.form } });
    await decideAppeal(deps, { ...caseOf(req), ...read.value });
    setFlash(req, res, { key: 'flash.appeal.decided' });
    res.redirect(303, '/staff/appeals');
  });
  router.use(banRoutes(deps));
  return router;
}

function banRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/staff/bans', (req, res) => {
    const draft = takeDraftOf(req, res, ['ban', 'lift']);
    return showBans(deps, { req, res, failed: draft && { id: draft.of, form: draft.form } });
  });
  router.post('/staff/members/:member/ban', async (req, res) => {
    const { actor } = viewerOf(req);
    const memberId = idOf<MemberId>(req, 'member');
    const read = readForm(banForm, req.body, faultsOf(req.t));
    if (!read.ok)
      return await showBans(deps, { req, res, failed: { id: memberId, form: read.form } });
    const { code, reason, days } = read.value;
    const until = days === '' ? undefined : days;
    await banEverywhere(deps, { actor, memberId, reason, reasonCode: code, days: until });
    setFlash(req, res, { key: 'flash.measure.banned' });
    res.redirect(303, '/staff/bans');
  });
  router.post('/staff/bans/:measure/lift', async (req, res) => {
    const { actor } = viewerOf(req);
    const measureId = idOf<MeasureId>(req, 'measure');
    const read = readForm(liftForm, req.body, faultsOf(req.t));
    if (!read.ok)
      return await showBans(deps, { req, res, failed: { id: measureId, form: read.form } });
    await liftMeasure(deps, { actor, measureId, reason: read.value.reason });
    setFlash(req, res, { key: 'flash.measure.lifted' });
    res.redirect(303, '/staff/bans');
  });
  return router;
}

async function showAppeal(
  deps: Deps,
  { req, res, forms }: { req: Request; res: Response; forms: CaseForms },
): Promise<void> {
  const page = await readAppeal(deps, { ...caseOf(req), locale: req.locale });
  sendPage(req, res, {
    title: req.t('appeals.title'),
    status: statusOf(forms.message ?? forms.decision),
    body: <AppealPage page={page} forms={forms} />,
  });
}

async function showBans(
  deps: Deps,
  {
    req,
    res,
    failed,
  }: {
    req: Request;
    res: Response;
    failed?: { readonly id: string; readonly form: FormState } | undefined;
  },
): Promise<void> {
  const { actor } = viewerOf(req);
  const { query, cursor } = readQuery(bansQuery, req.query);
  const list = await listBansEverywhere(deps, { actor, locale: req.locale, cursor });
  const people = await searchPeople(deps, { actor, query: query ?? '' });
  sendPage(req, res, {
    title: req.t('staff_bans.title'),
    status: statusOf(failed?.form),
    body: <StaffBans {...{ list, people, query, failed }} />,
  });
}

const caseOf = (req: Request) => ({
  actor: viewerOf(req).actor,
  appealId: idOf<AppealId>(req, 'appeal'),
});
