// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { trustId, type FormVersionId, type JoinRequestId } from '../../kernel/ids.js';
import { getCommunity } from '../../membership/use-cases/get-community.js';
import { readForm as readApplicationForm } from '../../membership/use-cases/form/read-form.js';
import { askApplicant } from '../../membership/use-cases/requests/ask-applicant.js';
import { listEscalated } from '../../membership/use-cases/requests/list-escalated.js';
import { readOwnRequest } from '../../membership/use-cases/requests/read-own-request.js';
import { remindManagers } from '../../membership/use-cases/requests/remind-managers.js';
import { resubmitRequest } from '../../membership/use-cases/requests/resubmit-request.js';
import { faultsOf, splitForm, typedOf, valuesOf } from '../application-form/filled.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { showQueue } from '../manage/show-queue.js';
import { readForm } from '../read-form.js';
import { idOf, slugOf, viewerOf } from '../request.js';
import { Escalated } from './escalated.js';
import { Reply } from './reply.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const nothing = z.strictObject({});
const pageQuery = z.strictObject({ cursor: z.string().max(200).optional() });
const askForm = z.strictObject({ question: z.string().trim().min(3).max(2_000) });
const replyForm = z.strictObject({
  reply: z.string().trim().min(1).max(2_000),
  message: z.string().trim().max(2_000).default(''),
  form: z.uuid().optional(),
});

/** A request's way back and forth, and to the staff when nobody answers it. */
export function requestRoutes(deps: Deps): Router {
  const router = express.Router();
  router.post('/c/:slug/manage/requests/:request/ask', (req, res) => ask(deps, req, res));
  router.get('/c/:slug/request', (req, res) => showReply(deps, { req, res }));
  router.post('/c/:slug/request', (req, res) => reply(deps, req, res));
  router.get('/staff/unanswered', async (req, res) => {
    const { actor } = viewerOf(req);
    const { cursor } = validate(pageQuery, req.query);
    const page = await listEscalated(deps, { actor, locale: req.locale, cursor });
    const body = <Escalated page={page} />;
    sendPage(req, res, { title: req.t('staff.nav.unanswered'), body });
  });
  router.post('/staff/unanswered/:slug/remind', async (req, res) => {
    validate(nothing, req.body);
    await remindManagers(deps, { actor: viewerOf(req).actor, slug: slugOf(req) });
    setFlash(req, res, { key: 'flash.staff.managers_reminded' });
    res.redirect(303, '/staff/unanswered');
  });
  return router;
}

async function ask(deps: Deps, req: Request, res: Response): Promise<void> {
  const { actor } = viewerOf(req);
  const requestId = idOf<JoinRequestId>(req, 'request');
  const read = readForm(askForm, req.body, { question: req.t('request.error.question') });
  if (!read.ok) return await showQueue(deps, { req, res, failed: { requestId, form: read.form } });
  await askApplicant(deps, { actor, requestId, ...read.value });
  setFlash(req, res, { key: 'flash.request.asked' });
  res.redirect(303, `/c/${slugOf(req)}/manage`);
}

async function reply(deps: Deps, req: Request, res: Response): Promise<void> {
  const slug = slugOf(req);
  const { actor } = viewerOf(req);
  const { typed, rest } = splitForm(req.body);
  const read = readForm(replyForm, rest, {
    reply: req.t('request.error.reply'),
    message: req.t('join.error.message'),
  });
  const values = { ...read.form.values, ...valuesOf(typed) };
  if (!read.ok) {
    return await showReply(deps, { req, res, form: { values, errors: read.form.errors } });
  }
  const { form, ...said } = read.value;
  const filled = form === undefined ? undefined : { form: trustId<FormVersionId>(form), typed };
  try {
    await resubmitRequest(deps, { actor, slug, ...said, filled });
  } catch (error) {
    const errors = faultsOf(error, req.t);
    if (!errors) throw error;
    return await showReply(deps, { req, res, form: { values, errors } });
  }
  setFlash(req, res, { key: 'flash.request.resubmitted' });
  res.redirect(303, `/c/${slug}`);
}

interface Showing {
  readonly req: Request;
  readonly res: Response;
  /** What was typed and is at fault. */
  readonly form?: FormState;
}

async function showReply(deps: Deps, { req, res, form }: Showing): Promise<void> {
  const slug = slugOf(req);
  const { actor } = viewerOf(req);
  const { community, text } = await getCommunity(deps, {
    slug,
    locale: req.locale,
    viewer: actor,
  });
  const request = await readOwnRequest(deps, { actor, communityId: community.id });
  const { message, application, inquiry } = request;
  const values = { message, ...valuesOf(typedOf(application?.answers ?? {})) };
  const questions = await readApplicationForm(deps, community.id);
  const shown = { slug, community: text.name, question: inquiry?.question ?? '', questions };
  sendPage(req, res, {
    title: req.t('request.title', { community: text.name }),
    status: form ? 422 : 200,
    body: <Reply {...shown} form={form ?? { values, errors: {} }} />,
  });
}
