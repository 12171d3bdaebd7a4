// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { PiazzaError } from '../../kernel/errors.js';
import { parseId, type AffiliationId } from '../../kernel/ids.js';
import { levels } from '../../kernel/level.js';
import { validate } from '../../http/validate.js';
import { isNational } from '../../providers/registry.js';
import { intents, type Intent } from '../../sign-in/domain/attempt.js';
import { beginSignIn, type BeginSignIn } from '../../sign-in/use-cases/begin-sign-in.js';
import { showAddressFault, showConfirmation } from './choose.routes.js';
import { currentSession } from './current-session.js';
import type { SignInWebDeps, WaitingPortal } from './deps.js';
import { ownPath } from './own-path.js';
import { logRefusal } from './refusal.js';
import { showStep } from './show-step.js';

const known = {
  choice: z.string().max(500).optional(),
  return_to: ownPath,
  minimum: z.enum(levels).default('none'),
  portal: z.string().max(100).optional(),
  fresh: z.literal('1').optional(),
};
/** A link may open a sign-in and nothing more: AgID's own list of providers leads here. */
const query = z.strictObject(known);
/** What else the form holds is the provider's: an address, for example. */
const form = z
  .object({
    ...known,
    intent: z.enum(intents).default('sign-in'),
    affiliation: z
      .uuid()
      .transform(parseId<AffiliationId>)
      .optional(),
  })
  .catchall(z.string().max(500))
  .transform(({ choice, return_to, minimum, portal, fresh, intent, affiliation, ...input }) => ({
    choice,
    return_to,
    minimum,
    portal,
    fresh,
    intent,
    affiliation,
    input: input as Readonly<Record<string, string>>,
  }));

/** GET `/sign-in/<instance>/start` */
export const startByLink =
  (deps: SignInWebDeps): RequestHandler<{ instance: string }> =>
  (req, res) =>
    start(deps, {
      req,
      res,
      asked: { ...validate(query, req.query), intent: 'sign-in', input: {} },
    });

/** POST `/sign-in/<instance>/start` */
export const startByForm =
  (deps: SignInWebDeps): RequestHandler<{ instance: string }> =>
  (req, res) =>
    start(deps, { req, res, asked: validate(form, req.body) });

interface Exchange {
  readonly req: Request<{ instance: string }>;
  readonly res: Response;
  readonly asked: z.output<typeof query> & {
    readonly intent: Intent;
    readonly affiliation?: AffiliationId | undefined;
    readonly input: Readonly<Record<string, string>>;
  };
}

async function start(deps: SignInWebDeps, { req, res, asked }: Exchange): Promise<void> {
  const { choice, return_to: returnTo, minimum, portal, fresh, intent, input } = asked;
  const { affiliation } = asked;
  const { instance } = req.params;
  const session = currentSession(req);
  const waiting = portal === undefined ? undefined : await deps.findPortal(portal);
  refuseWay(deps, waiting, { instance, portal });
  const begin: BeginSignIn = {
    instance,
    choice,
    intent,
    input,
    browser: deps.binding.bind(req, res),
    session,
    returnTo,
    minimum,
    // Who is signed in and still sent here has to prove again who they are.
    fresh: fresh === '1' || session !== undefined,
    locale: req.locale,
    controller: waiting?.controller,
    portal: waiting && portal,
    attributeService: waiting?.attributeService ?? undefined,
    affiliation,
  };
  try {
    const step = await beginSignIn(deps.signIn, begin);
    showStep(req, res, { step, instance });
  } catch (error) {
    const code = error instanceof PiazzaError ? error.code : undefined;
    if (code === 'session.not_fresh') return showConfirmation(deps, { req, res, returnTo });
    logRefusal(req, instance, error);
    if (code === 'email-link.address' || code === 'email-link.too_many_mails') {
      const email = input['email'] ?? '';
      return showAddressFault(deps, { req, res, asked: { ...asked, email }, fault: code });
    }
    throw error;
  }
}

/** @throws PiazzaError `portal.agreement_missing`, `provider.refused` where the portal does not accept this way in */
function refuseWay(
  { signIn }: SignInWebDeps,
  waiting: WaitingPortal | undefined,
  { instance: id, portal }: { instance: string; portal: string | undefined },
): void {
  const refusal = waiting?.refusalOf({ id, isNational: isNational(signIn.providers.find(id)) });
  if (refusal === undefined) return;
  if (refusal === 'no_agreement') throw new PiazzaError('portal.agreement_missing', { portal });
  throw new PiazzaError('provider.refused', { instance: id, portal, rule: 'portal.provider' });
}
