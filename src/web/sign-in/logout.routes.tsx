// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { forgetSession } from '../../http/session.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { LogoutRoute } from '../../providers/provider.js';
import { isEnabled } from '../../providers/registry.js';
import { receiveLogout, type ReceivedLogout } from '../../sign-in/use-cases/receive-logout.js';
import { sendPage } from '../layout/page.js';
import type { SignInWebDeps } from './deps.js';
import { SignedOutUpstream } from './logout.js';
import { readReply, refuseBody, refuseMethod, replyBody } from './read-reply.js';
import { refusalLog } from './refusal.js';
import { showStep } from './show-step.js';

/** Where identity providers say that a person signs out, or has: cross-site by nature. */
export function logoutRoutes({ signIn }: Pick<SignInWebDeps, 'signIn'>): Router {
  const router = express.Router();
  for (const { id, provider } of signIn.providers.instances.filter(isEnabled)) {
    const routes = provider.logout?.routes ?? [];
    const log = (req: Request, error: PiazzaError): void => logRefused(req, id, error);
    for (const route of routes) {
      const method = route.method === 'GET' ? 'get' : 'post';
      const path = `/sign-in/${id}${route.path}`;
      router[method](path, replyBody, refuseBody(log), receive(signIn, id, route));
    }
    for (const { path } of routes) router.all(`/sign-in/${id}${path}`, refuseMethod(log));
  }
  return router;
}

const logRefused = refusalLog('logout.refused');

const receive =
  (signIn: SignInWebDeps['signIn'], instance: string, route: LogoutRoute): RequestHandler =>
  async (req, res) => {
    res.set('Referrer-Policy', 'no-referrer').set('Cache-Control', 'no-store');
    try {
      const received = await receiveLogout(signIn, { instance, route, reply: readReply(req) });
      await show(req, res, { instance, received });
    } catch (error) {
      logRefused(req, instance, error);
      throw error;
    }
  };

async function show(
  req: Request,
  res: Response,
  { instance, received }: { readonly instance: string; readonly received: ReceivedLogout },
): Promise<void> {
  if (received.kind === 'finished') {
    const title = received.everywhere ? 'sign_out.everywhere.title' : 'sign_out.partly.title';
    const body = <SignedOutUpstream everywhere={received.everywhere} />;
    return sendPage(req, res, { title: req.t(title), body });
  }
  if (req.viewer && received.ended.includes(req.viewer.sessionId)) {
    await forgetSession(req);
    req.viewer = undefined;
  }
  showStep(req, res, { step: received.step, instance });
}
