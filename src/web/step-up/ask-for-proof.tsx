// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ErrorRequestHandler, Request, Response } from 'express';
import { formatList } from '../../i18n/format.js';
import { PiazzaError } from '../../kernel/errors.js';
import { isLevel, type Level } from '../../kernel/level.js';
import type { Intent } from '../../sign-in/domain/attempt.js';
import type { WebDeps } from '../deps.js';
import { keepDraft } from '../draft.js';
import { sendPage } from '../layout/page.js';
import type { HasPage } from '../page-paths.js';
import { pagePathOf } from '../request.js';
import { only } from '../sign-in/lookup.js';
import { StepUp } from './step-up.js';

type Deps = Pick<WebDeps, 'signIn' | 'keptForms'> & { readonly hasPage: HasPage };

/**
 * What a page answers when the proof of who one is does not do: the way to the sign-in page, or the page
 * that asks for a fresher or stronger one. Afterwards the person is back where they were, the form filled in.
 */
export function askForProof(deps: Deps): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    if (!(error instanceof PiazzaError) || res.headersSent) return next(error);
    const minimum = minimumOf(error);
    const among = providersOf(error);
    if (error.code === 'session.required') {
      return await goToSignIn(deps, { req, res, minimum, among });
    }
    const { viewer } = req;
    if (!viewer) return next(error);
    const { level } = viewer.actor;
    // A member who never proved who they are may turn out to have another profile: then we ask.
    const intent = level === 'none' ? 'sign-in' : 'step-up';
    if (error.code === 'session.not_fresh') {
      const lead = req.t('step_up.fresh');
      return await showStepUp(deps, { req, res, minimum: level, lead, intent: 'step-up' });
    }
    if (error.code === 'membership.provider_not_admitted') {
      const providers = formatList(req.locale, (among ?? []).map(deps.signIn.nameOf));
      const lead = req.t('step_up.provider', { providers });
      return await showStepUp(deps, { req, res, minimum, lead, among, intent });
    }
    if (error.code === 'membership.age_unknown' && among) {
      const lead = req.t('error.membership.age_unknown');
      return await showStepUp(deps, { req, res, minimum, lead, among, intent });
    }
    if (error.code !== 'session.level_too_low') return next(error);
    const words = { required: req.t(`level.${minimum}`), current: req.t(`level.${level}`) };
    const lead = req.t('step_up.level', words);
    return await showStepUp(deps, { req, res, minimum, lead, among, intent });
  };
}

interface Asked {
  readonly req: Request;
  readonly res: Response;
  readonly minimum: Level;
  /** What is missing, in words. */
  readonly lead: string;
  /** Only these provider instances help. */
  readonly among?: readonly string[] | undefined;
  readonly intent: Intent;
}

async function showStepUp(
  { signIn, keptForms, hasPage }: Deps,
  { req, res, minimum, lead, among, intent }: Asked,
): Promise<void> {
  const returnTo = pagePathOf(req, hasPage);
  const kept = await keepDraft(keptForms, { req, res, page: returnTo });
  const offers = await signIn.offers(req, minimum, among && only(among));
  sendPage(req, res, {
    title: req.t('step_up.title'),
    status: 403,
    formAction: offers.origins,
    body: <StepUp {...{ lead, minimum, kept, returnTo, offers, intent }} />,
  });
}

async function goToSignIn(
  { keptForms, hasPage }: Deps,
  { req, res, minimum, among = [] }: Omit<Asked, 'lead' | 'intent'>,
): Promise<void> {
  const returnTo = pagePathOf(req, hasPage);
  const kept = await keepDraft(keptForms, { req, res, page: returnTo });
  const query = new URLSearchParams({ return_to: returnTo });
  if (minimum !== 'none') query.set('minimum', minimum);
  if (among.length > 0) query.set('among', among.join(','));
  if (kept) query.set('kept', '1');
  res.redirect(303, `/sign-in?${query.toString()}`);
}

function providersOf({ context }: PiazzaError): readonly string[] | undefined {
  const providers = context['providers'] ?? context['admitted'];
  return Array.isArray(providers) ? providers.filter((id) => typeof id === 'string') : undefined;
}

function minimumOf({ context }: PiazzaError): Level {
  const minimum = context['minimum'];
  return isLevel(minimum) ? minimum : 'none';
}
