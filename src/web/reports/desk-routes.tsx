// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { ReportId } from '../../kernel/ids.js';
import { longestMeasure } from '../../membership/domain/measures/measure.js';
import { reportGrounds, reportOutcomes } from '../../membership/domain/reports/report.js';
import { getCommunity } from '../../membership/use-cases/get-community.js';
import { answerObjection } from '../../membership/use-cases/reports/answer-objection.js';
import { decideReport } from '../../membership/use-cases/reports/decide-report.js';
import {
  listReports,
  listStaffReports,
  readReport,
} from '../../membership/use-cases/reports/read-reports.js';
import { referReport } from '../../membership/use-cases/reports/refer-report.js';
import { Pagination } from '../components/pagination.js';
import type { WebDeps } from '../deps.js';
import { statusOf, takeDraftOf } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { ManageFrame } from '../manage/frame.js';
import { refusedDays } from '../measures/forms.js';
import { readForm } from '../read-form.js';
import { idOf, slugOf, viewerOf } from '../request.js';
import { StaffFrame } from '../staff/frame.js';
import { readQuery } from '../read-query.js';
import type { ReportForms } from './case-forms.js';
import { ReportPage } from './case.js';
import { Queue } from './queue.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const place = z.string().max(500).optional();
const pageQuery = z.strictObject({ cursor: place });
const staffQuery = z.strictObject({ cursor: place, objections: place });
const words = z.string().trim().min(10).max(2_000);
const days = z
  .literal('')
  .or(z.coerce.number().int().min(1).max(longestMeasure))
  .transform((value) => (value === '' ? undefined : value))
  .optional();
const decisionForm = z
  .strictObject({
    outcome: z.enum(reportOutcomes),
    ground: z.enum(reportGrounds).default('rules'),
    reason: words,
    days,
  })
  .refine(({ outcome, days: given }) => outcome !== 'suspension' || given !== undefined, {
    path: ['days'],
  });
const referralForm = z.strictObject({ note: words });
const reviewForm = z.strictObject({ review: z.enum(['kept', 'reversed']), review_reason: words });
const acts = ['decide', 'refer', 'review'] as const;

/** The desks where reports are decided: of each community, and of the regional staff. */
export function deskRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug/manage/reports', (req, res) => showQueue(deps, req, res));
  router.get('/staff/reports', (req, res) => showStaffQueue(deps, req, res));
  router.get('/reports/:report', (req, res) => {
    const draft = takeDraftOf(req, res, acts);
    const act = acts.find((one) => one === draft?.act);
    return show(deps, { req, res, forms: act && draft ? { [act]: draft.form } : {} });
  });
  router.use(actRoutes(deps));
  return router;
}

function actRoutes(deps: Deps): Router {
  const router = express.Router();
  router.post('/reports/:report/decide', async (req, res) => {
    const read = readForm(decisionForm, req.body, {
      outcome: req.t('reports.error.outcome'),
      reason: req.t('error.report.words_missing'),
      days: req.t('reports.error.days'),
    });
    if (!read.ok) return await show(deps, { req, res, forms: { decide: read.form } });
    try {
      await done(deps, { req, res, key: 'flash.report.decided' }, () =>
        decideReport(deps, { ...caseOf(req), ...read.value }),
      );
    } catch (error) {
      const decide = refusedDays(error, read.form, req.t);
      await show(deps, { req, res, forms: { decide } });
    }
  });
  router.post('/reports/:report/refer', async (req, res) => {
    const read = readForm(referralForm, req.body, { note: req.t('error.report.words_missing') });
    if (!read.ok) return await show(deps, { req, res, forms: { refer: read.form } });
    await done(deps, { req, res, key: 'flash.report.referred' }, () =>
      referReport(deps, { ...caseOf(req), ...read.value }),
    );
  });
  router.post('/reports/:report/review', async (req, res) => {
    const read = readForm(reviewForm, req.body, {
      review: req.t('reports.error.outcome'),
      review_reason: req.t('error.report.words_missing'),
    });
    if (!read.ok) return await show(deps, { req, res, forms: { review: read.form } });
    const { review, review_reason: reason } = read.value;
    await done(deps, { req, res, key: 'flash.report.reviewed' }, () =>
      answerObjection(deps, { ...caseOf(req), review, reason }),
    );
  });
  return router;
}

interface Showing {
  readonly req: Request;
  readonly res: Response;
}

/** Acts, and goes back to the list from which the report has gone. */
async function done(
  deps: Deps,
  { req, res, key }: Showing & { readonly key: Parameters<typeof setFlash>[2]['key'] },
  act: () => Promise<unknown>,
): Promise<void> {
  const { report } = await readReport(deps, { ...caseOf(req), locale: req.locale });
  await act();
  setFlash(req, res, { key });
  const isStaffs = report.desk === 'staff' || report.objection !== undefined;
  res.redirect(303, isStaffs ? '/staff/reports' : `/c/${report.community.slug}/manage/reports`);
}

async function showQueue(deps: Deps, req: Request, res: Response): Promise<void> {
  const slug = slugOf(req);
  const { cursor } = readQuery(pageQuery, req.query);
  const { actor } = viewerOf(req);
  const { items, next } = await listReports(deps, { actor, slug, locale: req.locale, cursor });
  const { text } = await getCommunity(deps, { slug, locale: req.locale, viewer: actor });
  sendPage(req, res, {
    title: req.t('reports.title'),
    body: (
      <ManageFrame slug={slug} name={text.name}>
        <section class="section">
          <h2>{req.t('reports.title')}</h2>
          <p>{req.t('reports.lead')}</p>
          <Queue items={items} none={req.t('reports.none')} now={deps.now()} />
          <Pagination next={next} />
        </section>
      </ManageFrame>
    ),
  });
}

async function showStaffQueue(deps: Deps, req: Request, res: Response): Promise<void> {
  const places = readQuery(staffQuery, req.query);
  const { actor } = viewerOf(req);
  const page = await listStaffReports(deps, { actor, locale: req.locale, ...places });
  const now = deps.now();
  sendPage(req, res, {
    title: req.t('reports.title'),
    body: (
      <StaffFrame title={req.t('reports.title')} lead={req.t('reports.lead')}>
        <section class="section">
          <h2>{req.t('reports.said_many')}</h2>
          <Queue items={page.items} none={req.t('reports.none')} now={now} places />
          <Pagination next={page.next} of={req.t('reports.said_many')} />
        </section>
        <section class="section">
          <h2>{req.t('reports.objections')}</h2>
          <Queue
            items={page.objections.items}
            none={req.t('reports.objections.none')}
            now={now}
            places
          />
          <Pagination
            next={page.objections.next}
            of={req.t('reports.objections')}
            param="objections"
          />
        </section>
      </StaffFrame>
    ),
  });
}

async function show(
  deps: Deps,
  { req, res, forms }: Showing & { readonly forms: ReportForms },
): Promise<void> {
  const found = await readReport(deps, { ...caseOf(req), locale: req.locale });
  sendPage(req, res, {
    title: req.t('reports.title'),
    status: statusOf(forms.decide ?? forms.refer ?? forms.review),
    body: <ReportPage found={found} forms={forms} now={deps.now()} />,
  });
}

const caseOf = (req: Request) => ({
  actor: viewerOf(req).actor,
  reportId: idOf<ReportId>(req, 'report'),
});
