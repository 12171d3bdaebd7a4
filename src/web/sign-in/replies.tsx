// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { PiazzaError } from '../../kernel/errors.js';
import type { DocumentRoute, QueryRoute, ReplyRoute } from '../../providers/provider.js';
import { isEnabled, type EnabledInstance } from '../../providers/registry.js';
import { addressesAt } from '../../sign-in/host.js';
import { completeSignIn } from '../../sign-in/use-cases/complete-sign-in.js';
import { sendPage } from '../layout/page.js';
import { continueAfter } from './continue-after.js';
import { currentSession, deviceOf } from './current-session.js';
import type { SignInWebDeps } from './deps.js';
import { leadBack, sendGivenUp } from './given-up.js';
import { openMailedLink } from './mailed-link.js';
import { NoCard } from './no-card.js';
import { sendOtherPerson } from './other-person.js';
import { readReply, refuseBody, refuseMethod, replyBody } from './read-reply.js';
import { logRefusal } from './refusal.js';
import { sendUnderReview } from './under-review.js';
import { showWaiting } from './waiting.js';

/** Every reply and document route of the configured providers: cross-site by nature, each reads its own body. */
export function replyRoutes(deps: SignInWebDeps): Router {
  const router = express.Router();
  for (const instance of deps.signIn.providers.instances.filter(isEnabled)) {
    const base = `/sign-in/${instance.id}`;
    for (const document of instance.provider.documents ?? []) {
      router.get(`${base}${document.path}`, publish(document));
      if (document.atRoot && document.path.startsWith('/.well-known/')) {
        router.get(document.path, publish(document));
      }
    }
    for (const query of instance.provider.queries ?? []) {
      router.get(`${base}${query.path}`, answerQuery(query));
    }
    const log = (req: Request, error: PiazzaError): void => logRefusal(req, instance.id, error);
    for (const route of instance.provider.replies) {
      const path = `${base}${route.path}`;
      const method = route.method === 'GET' ? 'get' : 'post';
      if (route.confirm) router.get(path, openMailedLink(deps, instance.id, route));
      router[method](path, hideReply, replyBody, refuseBody(log), complete(deps, instance, route));
    }
    for (const { path } of instance.provider.replies) {
      router.all(`${base}${path}`, hideReply, refuseMethod(log));
    }
  }
  return router;
}

const publish =
  (document: DocumentRoute): RequestHandler =>
  async (_req, res) => {
    // As bytes, for Express would add a charset to the type of a text.
    res.type(document.type).send(Buffer.from(await document.render()));
  };

const answerQuery =
  (route: QueryRoute): RequestHandler =>
  async (req, res) => {
    const { status, type, body } = await route.answer(readReply(req).query);
    res.status(status).type(type).send(Buffer.from(body));
  };

/** The links to the other language must not repeat a reply, nor its code and its state. */
const hideReply: RequestHandler = (req, _res, next) => {
  req.shownAt = '/sign-in';
  next();
};

function complete(
  deps: SignInWebDeps,
  instance: EnabledInstance,
  route: ReplyRoute,
): RequestHandler {
  return async (req, res) => {
    res.set('Referrer-Policy', 'no-referrer').set('Cache-Control', 'no-store');
    try {
      const result = await completeSignIn(deps.signIn, {
        instance: instance.id,
        route,
        reply: readReply(req),
        browser: deps.binding.read(req),
        session: currentSession(req),
        device: deviceOf(req),
      });
      continueAfter(deps, { req, res, result });
    } catch (error) {
      logRefusal(req, instance.id, error);
      leadBack(req, error);
      if (await askAgain(deps, { req, res, instance }, error)) return;
      if (isWithoutCard(error)) return showNoCard(deps, { req, res, instance, route });
      if (showsWaysOn.some((send) => send(req, res, error))) return;
      throw error;
    }
  };
}

const showsWaysOn = [sendGivenUp, sendOtherPerson, sendUnderReview] as const;

/** A mistyped code is no forgery: the same page once more, as long as tries are left. */
async function askAgain(
  deps: SignInWebDeps,
  { req, res, instance }: Pick<Presenting, 'req' | 'res' | 'instance'>,
  error: unknown,
): Promise<boolean> {
  if (!(error instanceof PiazzaError) || error.code !== 'email-link.wrong_code') return false;
  const { state = '' } = readReply(req).body;
  const left = Number(error.context['left']);
  await showWaiting(deps, { req, res, instance: instance.id, state, left });
  return true;
}

const isWithoutCard = (error: unknown): boolean =>
  error instanceof PiazzaError && error.code === 'cns.no_card';

interface Presenting {
  readonly req: Request;
  readonly res: Response;
  readonly instance: EnabledInstance;
  readonly route: ReplyRoute;
}

/** The attempt goes on: the way back to the host that asks for the certificate stands open. */
function showNoCard(
  { certificateHost, signIn }: SignInWebDeps,
  { req, res, instance, route }: Presenting,
): void {
  const again = addressesAt(certificateHost ?? signIn.origin, instance.id)(route.path);
  const { code: _none, ...query } = readReply(req).query;
  again.search = new URLSearchParams(query).toString();
  // Asked again without a certificate, it is this page again.
  req.shownAt = req.originalUrl;
  sendPage(req, res, {
    title: req.t('cns.no_card.title'),
    status: 401,
    body: <NoCard again={again.href} correlationId={req.id} />,
  });
}
