// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { later } from '../../kernel/clock.js';
import { freshness } from '../../sign-in/domain/attempt.js';
import type { Pending } from '../../sign-in/use-cases/keep-question.js';
import { answerPending, readPending } from '../../sign-in/use-cases/answer-pending.js';
import { sendPage } from '../layout/page.js';
import { Choose } from './choose.js';
import { continueAfter } from './continue-after.js';
import { currentSession, deviceOf } from './current-session.js';
import type { SignInWebDeps } from './deps.js';
import { signInLookup } from './lookup.js';
import { offersFor } from './offers.js';
import { ProveReady } from './prove.js';
import { sendUnderReview } from './under-review.js';
import { TwinOffer } from './twin-offer.js';
import { Question, titleOf } from './question.js';

type Handler = RequestHandler<{ id: string }>;
const form = z.strictObject({ answer: z.string().max(40) });
const pathOf = (id: string): string => `/sign-in/question/${id}`;

/** GET `/sign-in/question/<id>`: what a sign-in has to know before it goes on. */
export function questionPage(deps: SignInWebDeps): Handler {
  return async (req, res) => {
    const pendingId = req.params.id;
    const pending = await readPending(deps.signIn, { pendingId, browser: deps.binding.read(req) });
    const origins = await originsOf(deps, pending);
    const { asked } = pending;
    const { nameOf } = signInLookup(deps.signIn.providers);
    if ('how' in asked) return showProof(deps, { req, res, asked, origins });
    if ('twin' in asked) return showTwin(deps, { req, res, pending, kinds: asked.twin, origins });
    sendPage(req, res, {
      title: titleOf(req.t, asked),
      body: <Question action={pathOf(pendingId)} asked={asked} nameOf={nameOf} />,
      formAction: origins,
    });
  };
}

/** POST `/sign-in/question/<id>` */
export function answerQuestion(deps: SignInWebDeps): Handler {
  return async (req, res) => {
    try {
      const result = await answerPending(deps.signIn, {
        pendingId: req.params.id,
        answer: validate(form, req.body).answer,
        browser: deps.binding.read(req),
        session: currentSession(req),
        device: deviceOf(req),
      });
      continueAfter(deps, { req, res, result });
    } catch (error) {
      if (!sendUnderReview(req, res, error)) throw error;
    }
  };
}

const originsOf = async (deps: SignInWebDeps, { portal }: Pending): Promise<readonly string[]> =>
  (portal === undefined ? undefined : await deps.findPortal(portal))?.origins ?? [];

interface Twin {
  readonly req: Request<{ id: string }>;
  readonly res: Response;
  readonly pending: Pending;
  readonly kinds: readonly string[];
  readonly origins: readonly string[];
}

/** Nothing of the other profile but how it is opened; who opens it is asked whether to make one of the two. */
async function showTwin(
  deps: SignInWebDeps,
  { req, res, pending: { returnTo }, kinds, origins }: Twin,
): Promise<void> {
  const { instances } = deps.signIn.providers;
  const offers = await offersFor(instances, { minimum: 'none', kinds });
  sendPage(req, res, {
    title: req.t('sign_in.twin.title'),
    body: <TwinOffer groups={offers.groups} returnTo={returnTo} />,
    formAction: [...offers.origins, ...origins],
  });
}

interface Proof {
  readonly req: Request<{ id: string }>;
  readonly res: Response;
  readonly asked: Extract<Pending['asked'], { how: unknown }>;
  readonly origins: readonly string[];
}

/** Signed in just now: one button adds what waits. Otherwise: the older means first, then back here. */
async function showProof(deps: SignInWebDeps, { req, res, asked, origins }: Proof): Promise<void> {
  const session = currentSession(req);
  const here = pathOf(req.params.id);
  const isTheirs = session?.memberId === asked.member;
  if (isTheirs && later(session.provenAt, freshness) >= deps.signIn.now()) {
    const body = <ProveReady action={here} />;
    return sendPage(req, res, {
      title: req.t('sign_in.prove.ready.title'),
      body,
      formAction: origins,
    });
  }
  const offers = await offersFor(deps.signIn.providers.instances, {
    minimum: 'none',
    kinds: asked.how,
  });
  const title = req.t('sign_in.prove.title');
  const fields = { return_to: here, intent: isTheirs ? 'step-up' : undefined };
  const lead = req.t('sign_in.prove.lead');
  sendPage(req, res, {
    title,
    body: <Choose {...{ offers, lead, fields, title }} correlationId={req.id} />,
    formAction: offers.origins,
  });
}
