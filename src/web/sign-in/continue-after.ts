// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import { rotateSession } from '../../http/session.js';
import type { AffiliationProven } from '../../sign-in/deps.js';
import { setFlash } from '../flash.js';
import type { SignedIn, SignInResult } from '../../sign-in/use-cases/finish-sign-in.js';
import type { SignInWebDeps } from './deps.js';

interface Continuation {
  readonly req: Request;
  readonly res: Response;
  readonly result: SignInResult;
}

/** Leads the browser on after a reply or an answer. */
export function continueAfter(
  { lastMeans }: SignInWebDeps,
  { req, res, result }: Continuation,
): void {
  switch (result.kind) {
    case 'signed_in':
      rotateSession(req, result.sid);
      if (result.affiliation) tellOf(req, res, result.affiliation);
      if (result.intent !== 'link') {
        lastMeans.write(res, JSON.stringify([result.provider, result.choice ?? '']));
      }
      return res.redirect(303, landingOf(result));
    case 'ask':
    case 'prove':
      return res.redirect(303, `/sign-in/question/${result.pendingId}`);
    case 'stayed':
      return res.redirect(303, result.returnTo);
  }
}

function tellOf(req: Request, res: Response, proven: AffiliationProven): void {
  const kind = proven === 'proven' ? 'success' : 'warning';
  setFlash(req, res, { kind, key: `flash.affiliation.professional.${proven}` });
}

/** A new member reads one notice first. */
function landingOf({ created, returnTo, portal, offerId }: SignedIn): string {
  if (offerId !== undefined) return `/sign-in/question/${offerId}`;
  if (!created) return returnTo;
  const query = new URLSearchParams({ return_to: returnTo });
  if (portal !== undefined) query.set('portal', portal);
  return `/sign-in/welcome?${query}`;
}
