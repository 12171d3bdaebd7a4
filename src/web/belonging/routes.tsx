// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { getCommunity } from '../../membership/use-cases/get-community.js';
import {
  pauseMembership,
  unpauseMembership,
} from '../../membership/use-cases/pausing/pause-membership.js';
import { affiliationLosses } from '../../membership/domain/term/term.js';
import { renewMembership } from '../../membership/use-cases/term/renew-membership.js';
import {
  readMembershipTerm,
  setMembershipTerm,
} from '../../membership/use-cases/term/set-membership-term.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { ManageFrame } from '../manage/frame.js';
import { readForm } from '../read-form.js';
import { slugOf, viewerOf } from '../request.js';
import { Pause } from './pause.js';
import { TermForm } from './term-form.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const nothing = z.strictObject({});
const pauseForm = z.strictObject({ listed: z.literal('yes').optional() });
/** Months left empty: memberships have no end. */
const termForm = z.strictObject({
  months: z.literal('').or(z.coerce.number().int().min(1).max(60)),
  grace_days: z.coerce.number().int().min(0).max(365),
  on_loss: z.enum(affiliationLosses),
});

/** What a member does with their own membership while it lasts, and how long the community lets it last. */
export function belongingRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug/pause', async (req, res) => {
    const slug = slugOf(req);
    const { actor } = viewerOf(req);
    const page = await getCommunity(deps, { slug, locale: req.locale, viewer: actor });
    if (!page.viewer.own) throw new PiazzaError('membership.not_member', { slug });
    if (page.viewer.own.isPaused || page.viewer.own.status === 'suspended') {
      throw new PiazzaError('membership.not_pausable', { slug });
    }
    const title = req.t('pause.title', { community: page.text.name });
    sendPage(req, res, { title, body: <Pause slug={slug} name={page.text.name} /> });
  });
  router.post('/c/:slug/pause', async (req, res) => {
    const slug = slugOf(req);
    const listed = validate(pauseForm, req.body).listed === 'yes';
    await pauseMembership(deps, { actor: viewerOf(req).actor, slug, listed });
    setFlash(req, res, { key: 'flash.paused' });
    res.redirect(303, `/c/${slug}`);
  });
  router.post('/c/:slug/resume', async (req, res) => {
    validate(nothing, req.body);
    const slug = slugOf(req);
    await unpauseMembership(deps, { actor: viewerOf(req).actor, slug });
    setFlash(req, res, { key: 'flash.unpaused' });
    res.redirect(303, `/c/${slug}`);
  });
  router.post('/c/:slug/renew', async (req, res) => {
    validate(nothing, req.body);
    const slug = slugOf(req);
    try {
      await renewMembership(deps, { actor: viewerOf(req).actor, slug });
    } catch (error) {
      const owes = error instanceof PiazzaError && error.code === 'membership.terms_not_accepted';
      if (!owes) throw error;
      return res.redirect(303, `/c/${slug}/terms`);
    }
    setFlash(req, res, { key: 'flash.renewed' });
    return res.redirect(303, `/c/${slug}`);
  });
  router.use(termRoutes(deps));
  return router;
}

function termRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug/manage/term', (req, res) => showTerm(deps, { req, res }));
  router.post('/c/:slug/manage/term', async (req, res) => {
    const slug = slugOf(req);
    const read = readForm(termForm, req.body, {
      months: req.t('error.membership.term_not_allowed'),
      grace_days: req.t('error.membership.term_not_allowed'),
      on_loss: req.t('settings.error.choice'),
    });
    if (!read.ok) return await showTerm(deps, { req, res, form: read.form });
    const { months, grace_days: graceDays, on_loss: onLoss } = read.value;
    const term = { months: months === '' ? undefined : months, graceDays, onLoss };
    try {
      await setMembershipTerm(deps, { actor: viewerOf(req).actor, slug, term });
    } catch (error) {
      const code = 'membership.end_not_reserved';
      if (!(error instanceof PiazzaError) || error.code !== code) throw error;
      const errors = { on_loss: req.t(`error.${code}`) };
      return await showTerm(deps, { req, res, form: { ...read.form, errors } });
    }
    setFlash(req, res, { key: 'flash.term.saved' });
    res.redirect(303, `/c/${slug}/manage/term`);
  });
  return router;
}

async function showTerm(
  deps: Deps,
  { req, res, form }: { req: Request; res: Response; form?: FormState },
): Promise<void> {
  const slug = slugOf(req);
  const { actor } = viewerOf(req);
  const term = await readMembershipTerm(deps, { actor, slug });
  const { text } = await getCommunity(deps, { slug, locale: req.locale, viewer: actor });
  sendPage(req, res, {
    title: req.t('term.title'),
    status: form ? 422 : 200,
    body: (
      <ManageFrame slug={slug} name={text.name}>
        <TermForm {...{ slug, term, form }} />
      </ManageFrame>
    ),
  });
}
