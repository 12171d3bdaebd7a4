// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { reportReasons } from '../../membership/domain/reports/report.js';
import { fileReport } from '../../membership/use-cases/reports/file-report.js';
import { objectToDecision } from '../../membership/use-cases/reports/object-to-decision.js';
import { readMyReports } from '../../membership/use-cases/reports/read-reports.js';
import { readReporting } from '../../membership/use-cases/reports/read-reporting.js';
import type { ReportedThing } from '../../membership/use-cases/reports/target.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { statusOf, takeDraft, takeDraftOf } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { idOf, slugOf, viewerOf } from '../request.js';
import { deskRoutes } from './desk-routes.js';
import { MyReports } from './mine.js';
import { ReportForm } from './report-form.js';

type Deps = Pick<WebDeps, 'db' | 'now' | 'limits'>;

const words = z.string().trim().min(10).max(2_000);
const reportForm = z.strictObject({
  reason: z.enum(reportReasons),
  body: words,
  good_faith: z.literal('yes'),
});
const objectionForm = z.strictObject({ objection: words });

/** What can be reported, each by its own address. */
const things: readonly (readonly [path: string, thingOf: (req: Request) => ReportedThing])[] = [
  ['/c/:slug/report', () => ({ kind: 'text' })],
  ['/c/:slug/cards/:card/report', (req) => ({ kind: 'card', cardId: idOf(req, 'card') })],
  ['/c/:slug/members/:stint/report', (req) => ({ kind: 'conduct', stintId: idOf(req, 'stint') })],
];

/** Reports: sending one, what became of one's own, and the desks where they are decided. */
export function reportRoutes(deps: Deps): Router {
  const router = express.Router();
  for (const [path, thingOf] of things) {
    router.get(path, (req, res) =>
      showForm(deps, { req, res, thing: thingOf(req), form: takeDraft(req, res) }),
    );
    router.post(path, deps.limits.report, (req, res) =>
      send(deps, { req, res, thing: thingOf(req) }),
    );
  }
  router.get('/me/reports', (req, res) => {
    const draft = takeDraftOf(req, res, ['object']);
    return showMine(deps, { req, res, failed: draft && { id: draft.of, form: draft.form } });
  });
  router.post('/me/reports/:report/object', async (req, res) => {
    const sentences = { objection: req.t('error.report.words_missing') };
    const read = readForm(objectionForm, req.body, sentences);
    const reportId = idOf(req, 'report');
    if (!read.ok) {
      return await showMine(deps, { req, res, failed: { id: reportId, form: read.form } });
    }
    const { actor } = viewerOf(req);
    await objectToDecision(deps, { actor, reportId: idOf(req, 'report'), ...read.value });
    setFlash(req, res, { key: 'flash.report.objected' });
    res.redirect(303, '/me/reports');
  });
  router.use(deskRoutes(deps));
  return router;
}

interface Showing {
  readonly req: Request;
  readonly res: Response;
}

async function send(
  deps: Deps,
  { req, res, thing }: Showing & { readonly thing: ReportedThing },
): Promise<void> {
  const read = readForm(reportForm, req.body, {
    reason: req.t('reports.error.reason'),
    body: req.t('error.report.words_missing'),
    good_faith: req.t('reports.error.good_faith'),
  });
  if (!read.ok) return showForm(deps, { req, res, thing, form: read.form });
  const { reason: reasonCode, body } = read.value;
  const { actor } = viewerOf(req);
  await fileReport(deps, { actor, slug: slugOf(req), thing, reasonCode, body });
  setFlash(req, res, { key: 'flash.report.sent' });
  res.redirect(303, '/me/reports');
}

async function showForm(
  deps: Deps,
  { req, res, thing, form }: Showing & { readonly thing: ReportedThing; readonly form: FormState },
): Promise<void> {
  const slug = slugOf(req);
  const asked = { actor: viewerOf(req).actor, slug, thing, locale: req.locale };
  const { community, about } = await readReporting(deps, asked);
  const { kind } = thing;
  const here = req.path;
  sendPage(req, res, {
    title: req.t(`reports.form.${kind}`, { community, name: about ?? '' }),
    status: statusOf(form),
    noIndex: true,
    body: <ReportForm {...{ slug, community, kind, about, here, form }} />,
  });
}

async function showMine(
  deps: Deps,
  {
    req,
    res,
    failed,
  }: Showing & {
    readonly failed: { readonly id: string; readonly form: FormState } | undefined;
  },
): Promise<void> {
  const { actor } = viewerOf(req);
  const { own, about } = await readMyReports(deps, { actor, locale: req.locale });
  sendPage(req, res, {
    title: req.t('reports.mine'),
    status: statusOf(failed?.form),
    body: <MyReports {...{ own, about, failed }} />,
  });
}
