// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { PiazzaError } from '../../kernel/errors.js';
import { lookAtAttempt } from '../../sign-in/use-cases/look-at-attempt.js';
import { sendPage } from '../layout/page.js';
import { readQuery } from '../read-query.js';
import { leadBack } from './given-up.js';
import type { SignInWebDeps } from './deps.js';
import { EmailLinkSent } from './email-link-sent.js';

const query = z.strictObject({ state: z.string().max(100) });
/** What the view `email-link-sent` is given. */
const sentModel = z.object({ address: z.string(), minutes: z.coerce.string() });

export const waitingPath = (instance: string, state: string): string =>
  `/sign-in/${instance}/waiting?${new URLSearchParams({ state })}`;

/** GET `/sign-in/<instance>/waiting?state=`: the page of ours on which a sign-in goes on. */
export const waitingPage =
  (deps: SignInWebDeps): RequestHandler<{ instance: string }> =>
  async (req, res) => {
    const { state } = readQuery(query, req.query);
    try {
      await showWaiting(deps, { req, res, instance: req.params.instance, state });
    } catch (error) {
      leadBack(req, error);
      throw error;
    }
  };

export interface WaitingShown {
  readonly req: Request;
  readonly res: Response;
  readonly instance: string;
  readonly state: string;
  /** How often one may still try, after a wrong code. */
  readonly left?: number;
}

/** @throws PiazzaError for an attempt that cannot be finished in this browser */
export async function showWaiting(
  deps: SignInWebDeps,
  { req, res, instance, state, left }: WaitingShown,
): Promise<void> {
  const browser = deps.binding.read(req);
  const { page, portal } = await lookAtAttempt(deps.signIn, { instance, key: state, browser });
  if (page?.view !== 'email-link-sent') {
    throw new PiazzaError('page.not_found', { instance, rule: 'waiting.view' });
  }
  const waiting = portal === undefined ? undefined : await deps.findPortal(portal);
  req.shownAt = waitingPath(instance, state);
  // Our form needs its origin told, which `no-referrer` would hide.
  res.set('Referrer-Policy', 'same-origin');
  const body = <EmailLinkSent {...{ instance, state, left }} {...sentModel.parse(page.model)} />;
  sendPage(req, res, {
    title: req.t('sign_in.sent.title'),
    status: left === undefined ? 200 : 422,
    body,
    formAction: waiting?.origins ?? [],
  });
}
