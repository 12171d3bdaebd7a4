// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type RequestHandler, type Router } from 'express';
import { PiazzaError } from '../../kernel/errors.js';
import type { WithdrawalRoute } from '../../providers/provider.js';
import { isEnabled } from '../../providers/registry.js';
import { readWithdrawal, receiveWithdrawal } from '../../sign-in/use-cases/receive-withdrawal.js';
import { dropLanguage } from '../drop-language.js';
import { sendPage } from '../layout/page.js';
import type { SignInWebDeps } from './deps.js';
import { nameOf } from './offers.js';
import { readReply, refuseBody, refuseMethod, replyBody } from './read-reply.js';
import { refusalLog } from './refusal.js';
import { WithdrawalStatus } from './withdrawal.js';

/** Where providers say that somebody took something back: from machine to machine, each message signed. */
export function withdrawalRoutes({ signIn }: Pick<SignInWebDeps, 'signIn'>): Router {
  const router = express.Router();
  for (const { id, provider } of signIn.providers.instances.filter(isEnabled)) {
    const log = (req: Request, error: PiazzaError): void => logRefused(req, id, error);
    for (const route of provider.withdrawals ?? []) {
      const path = `/sign-in/${id}${route.path}`;
      router.post(path, replyBody, refuseBody(log), receive(signIn, id, route));
      router.all(path, refuseMethod(log));
    }
  }
  return router;
}

const logRefused = refusalLog('withdrawal.refused');

const receive =
  (signIn: SignInWebDeps['signIn'], instance: string, route: WithdrawalRoute): RequestHandler =>
  async (req, res) => {
    try {
      const reply = readReply(req);
      const { kept, type, body } = await receiveWithdrawal(signIn, { instance, route, reply });
      req.log.info({ instance, kind: kept?.kind, outcome: kept?.outcome }, 'withdrawal.received');
      res.type(type).send(body);
    } catch (error) {
      logRefused(req, instance, error);
      throw error;
    }
  };

/** GET `/sign-in/<instance>/withdrawals/<code>`: what was done, for whoever was given the code. */
export function withdrawalPages({ signIn }: Pick<SignInWebDeps, 'signIn'>): Router {
  const router = express.Router();
  router.get('/sign-in/:instance/withdrawals/:code', dropLanguage, async (req, res) => {
    const { instance = '', code = '' } = req.params as Partial<Record<string, string>>;
    const configured = signIn.providers.find(instance);
    const kept = configured && (await readWithdrawal(signIn, { instance, code }));
    if (!kept) throw new PiazzaError('sign_in.unknown_withdrawal', { instance });
    sendPage(req, res, {
      title: req.t(`withdrawal.${kept.kind}.title`),
      body: <WithdrawalStatus kept={kept} name={nameOf(configured)} />,
    });
  });
  return router;
}
