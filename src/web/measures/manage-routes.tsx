// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import type { MeasureId, MemberId } from '../../kernel/ids.js';
import { getCommunity } from '../../membership/use-cases/get-community.js';
import { answerRemoval } from '../../membership/use-cases/measures/answer-removal.js';
import { banMember } from '../../membership/use-cases/measures/ban-member.js';
import { liftMeasure } from '../../membership/use-cases/measures/lift-measure.js';
import { listMeasures } from '../../membership/use-cases/measures/list-measures.js';
import { readMemberFile } from '../../membership/use-cases/measures/read-member-file.js';
import { removeMember } from '../../membership/use-cases/measures/remove-member.js';
import { suspendMembership } from '../../membership/use-cases/measures/suspend-membership.js';
import type { FormState } from '../components/field.js';
import { Pagination } from '../components/pagination.js';
import type { WebDeps } from '../deps.js';
import { statusOf, takeDraftOf } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { ManageFrame } from '../manage/frame.js';
import { readForm } from '../read-form.js';
import { idOf, slugOf, viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { banForm, faultsOf, liftForm, refusedDays, removeForm, suspendForm } from './forms.js';
import { measureActs, MemberFilePage, type MeasureAct } from './member-file.js';
import { Measures } from './measure-list.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const pageQuery = z.strictObject({ cursor: z.string().max(500).optional() });
const confirmForm = z.strictObject({ answer: z.literal('confirm') });

/** What the managers of a community decide about its members. */
export function manageMeasureRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug/manage/members/:member', (req, res) => {
    const draft = takeDraftOf(req, res, measureActs);
    const act = measureActs.find((one) => one === draft?.act);
    return showFile(deps, { req, res, act, form: draft?.form });
  });
  router.post('/c/:slug/manage/members/:member/suspend', async (req, res) => {
    const read = readForm(suspendForm, req.body, faultsOf(req.t));
    if (!read.ok) return await showFile(deps, { req, res, act: 'suspend', form: read.form });
    const { code, ...form } = read.value;
    try {
      await suspendMembership(deps, { ...orderOf(req), ...form, reasonCode: code });
    } catch (error) {
      const failed = refusedDays(error, read.form, req.t);
      return await showFile(deps, { req, res, act: 'suspend', form: failed });
    }
    done(req, res, 'flash.measure.suspended');
  });
  router.post('/c/:slug/manage/members/:member/remove', async (req, res) => {
    const read = readForm(removeForm, req.body, faultsOf(req.t));
    if (!read.ok) return await showFile(deps, { req, res, act: 'remove', form: read.form });
    const { code, reason } = read.value;
    const { outcome } = await removeMember(deps, { ...orderOf(req), reason, reasonCode: code });
    done(req, res, outcome === 'removed' ? 'flash.measure.removed' : 'flash.measure.proposed');
  });
  router.post('/c/:slug/manage/members/:member/ban', async (req, res) => {
    const read = readForm(banForm, req.body, faultsOf(req.t));
    if (!read.ok) return await showFile(deps, { req, res, act: 'ban', form: read.form });
    const { code, reason, days } = read.value;
    const order = { ...orderOf(req), reason, reasonCode: code };
    await banMember(deps, { ...order, days: days === '' ? undefined : days });
    done(req, res, 'flash.measure.banned');
  });
  router.use(listRoutes(deps));
  return router;
}

function listRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug/manage/measures', (req, res) => {
    const draft = takeDraftOf(req, res, ['lift', 'decline']);
    return showList(deps, { req, res, id: draft?.of, form: draft?.form });
  });
  router.post('/c/:slug/manage/measures/:measure/lift', async (req, res) => {
    const read = readForm(liftForm, req.body, faultsOf(req.t));
    const id = req.params.measure;
    if (!read.ok) return await showList(deps, { req, res, id, form: read.form });
    const order = { actor: viewerOf(req).actor, measureId: idOf<MeasureId>(req, 'measure') };
    await liftMeasure(deps, { ...order, reason: read.value.reason });
    done(req, res, 'flash.measure.lifted');
  });
  router.post('/c/:slug/manage/measures/:measure/answer', async (req, res) => {
    validate(confirmForm, req.body);
    const order = { actor: viewerOf(req).actor, measureId: idOf<MeasureId>(req, 'measure') };
    await answerRemoval(deps, { ...order, confirm: true });
    done(req, res, 'flash.measure.removed');
  });
  router.post('/c/:slug/manage/measures/:measure/decline', async (req, res) => {
    const read = readForm(liftForm, req.body, faultsOf(req.t));
    const id = req.params.measure;
    if (!read.ok) return await showList(deps, { req, res, id, form: read.form });
    const order = { actor: viewerOf(req).actor, measureId: idOf<MeasureId>(req, 'measure') };
    await answerRemoval(deps, { ...order, confirm: false, reason: read.value.reason });
    done(req, res, 'flash.measure.declined');
  });
  return router;
}

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly form?: FormState | undefined;
}

async function showFile(
  deps: Deps,
  { req, res, act, form }: Showing & { act?: MeasureAct | undefined },
): Promise<void> {
  const { actor, slug, memberId } = orderOf(req);
  const file = await readMemberFile(deps, { actor, slug, memberId, locale: req.locale });
  const { text } = await getCommunity(deps, { slug, locale: req.locale, viewer: actor });
  const failed = act && form && { act, form };
  sendPage(req, res, {
    title: file.standing.displayName,
    status: statusOf(form),
    body: (
      <ManageFrame slug={slug} name={text.name}>
        <MemberFilePage {...{ slug, memberId, file, failed }} />
      </ManageFrame>
    ),
  });
}

async function showList(
  deps: Deps,
  { req, res, id, form }: Showing & { id?: string | undefined },
): Promise<void> {
  const slug = slugOf(req);
  const { cursor } = readQuery(pageQuery, req.query);
  const { actor } = viewerOf(req);
  const list = await listMeasures(deps, { actor, slug, locale: req.locale, cursor });
  const { text } = await getCommunity(deps, { slug, locale: req.locale, viewer: actor });
  const failed = id !== undefined && form ? { id, form } : undefined;
  const base = `/c/${slug}/manage/measures`;
  sendPage(req, res, {
    title: req.t('measures.title'),
    status: statusOf(form),
    body: (
      <ManageFrame slug={slug} name={text.name}>
        <section class="section">
          <h2>{req.t('measures.title')}</h2>
          <p>{req.t('measures.lead')}</p>
          <Measures items={list.items} {...{ base, failed }} />
          <Pagination next={list.next} />
        </section>
      </ManageFrame>
    ),
  });
}

function done(req: Request, res: Response, key: Parameters<typeof setFlash>[2]['key']): void {
  setFlash(req, res, { key });
  res.redirect(303, `/c/${slugOf(req)}/manage/measures`);
}

const orderOf = (req: Request) => ({
  actor: viewerOf(req).actor,
  slug: slugOf(req),
  memberId: idOf<MemberId>(req, 'member'),
});
