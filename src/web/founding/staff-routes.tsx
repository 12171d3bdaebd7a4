// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { PiazzaError } from '../../kernel/errors.js';
import type { CommunityRequestId } from '../../kernel/ids.js';
import { waitingFor } from '../../membership/domain/founding/community-request.js';
import { approveRequest } from '../../membership/use-cases/founding/approve-request.js';
import { askRequester } from '../../membership/use-cases/founding/ask-requester.js';
import { listQueuedRequests } from '../../membership/use-cases/founding/list-requests.js';
import { readRequest } from '../../membership/use-cases/founding/read-request.js';
import { refuseRequest } from '../../membership/use-cases/founding/refuse-request.js';
import { slug } from '../community/form-fields.js';
import { emptyForm, type FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { readQuery } from '../read-query.js';
import { idOf, viewerOf } from '../request.js';
import { StaffQueue } from './staff-queue.js';
import { type CaseForms, StaffRequest } from './staff-requests.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const queueQuery = z.strictObject({
  waiting: z.enum(waitingFor).default('staff'),
  cursor: z.string().max(200).optional(),
});
const askForm = z.strictObject({ text: z.string().trim().min(2).max(4_000) });
const refuseForm = z.strictObject({ reason: z.string().trim().min(3).max(2_000) });
const approveForm = z.strictObject({ slug });

/** What the regional staff does about requests for communities. */
export function staffRequestRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/staff/requests', async (req, res) => {
    const { waiting: of, cursor } = readQuery(queueQuery, req.query);
    const queue = await listQueuedRequests(deps, { actor: viewerOf(req).actor, of, cursor });
    const body = <StaffQueue {...{ of, queue }} />;
    sendPage(req, res, { title: req.t('staff.nav.requests'), body });
  });
  router.get('/staff/requests/:request', (req, res) => show(deps, { req, res }));
  router.post('/staff/requests/:request/ask', async (req, res) => {
    const { actor } = viewerOf(req);
    const read = readForm(askForm, req.body, { text: req.t('founding.error.question') });
    if (!read.ok) return await show(deps, { req, res, failed: { ask: read.form } });
    await askRequester(deps, { actor, requestId: requestOf(req), text: read.value.text });
    done(req, res, 'flash.founding.asked');
  });
  router.post('/staff/requests/:request/refuse', async (req, res) => {
    const { actor } = viewerOf(req);
    const read = readForm(refuseForm, req.body, { reason: req.t('founding.error.reason') });
    if (!read.ok) return await show(deps, { req, res, failed: { refuse: read.form } });
    await refuseRequest(deps, { actor, requestId: requestOf(req), reason: read.value.reason });
    done(req, res, 'flash.founding.refused');
  });
  router.post('/staff/requests/:request/approve', (req, res) => approve(deps, req, res));
  return router;
}

async function approve(deps: Deps, req: Request, res: Response): Promise<void> {
  const { actor } = viewerOf(req);
  const read = readForm(approveForm, req.body, { slug: req.t('staff.create.error.slug') });
  if (!read.ok) return await show(deps, { req, res, failed: { approve: read.form } });
  try {
    await approveRequest(deps, { actor, requestId: requestOf(req), slug: read.value.slug });
  } catch (error) {
    if (!(error instanceof PiazzaError) || error.code !== 'community.slug_taken') throw error;
    const form = { ...read.form, errors: { slug: req.t('staff.create.error.taken') } };
    return await show(deps, { req, res, failed: { approve: form } });
  }
  done(req, res, 'flash.founding.approved');
}

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly failed?: Partial<CaseForms>;
}

async function show(deps: Deps, { req, res, failed }: Showing): Promise<void> {
  const { actor } = viewerOf(req);
  const view = await readRequest(deps, { actor, requestId: requestOf(req) });
  if (view.reader !== 'staff') throw new PiazzaError('right.missing');
  const forms: Record<keyof CaseForms, FormState> = {
    ask: emptyForm,
    approve: emptyForm,
    refuse: emptyForm,
    ...failed,
  };
  const suggested = slugFor(view.request.name);
  sendPage(req, res, {
    title: view.request.name,
    status: failed ? 422 : 200,
    body: <StaffRequest {...{ view, forms, suggested }} />,
  });
}

/** "Orti di città" becomes `orti-di-citta`; the staff may change it. */
const slugFor = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');

function done(req: Request, res: Response, key: Parameters<typeof setFlash>[2]['key']): void {
  setFlash(req, res, { key });
  res.redirect(303, `/staff/requests/${requestOf(req)}`);
}

const requestOf = (req: Request): CommunityRequestId => idOf<CommunityRequestId>(req, 'request');
