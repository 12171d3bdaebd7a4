// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ErrorRequestHandler, Response } from 'express';
import { isLevel } from '../../kernel/level.js';
import { PiazzaError } from '../../kernel/errors.js';
import { acrOf } from '../domain/assurance.js';

/**
 * Says to portals what use cases say to people. A stronger or fresher sign-in is a challenge (RFC 9470) that the
 * portal passes on to its authorization request; a community that the member may not know of does not exist.
 */
export function refusals({ issuer }: { readonly issuer: string }): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    next(error instanceof PiazzaError ? translate(error, res, issuer) : error);
  };
}

function translate(error: PiazzaError, res: Response, issuer: string): PiazzaError {
  const { code, context } = error;
  // A portal by itself, where a member has to act.
  if (code === 'session.required') challenge(res);
  if (code === 'community.not_found') {
    return new PiazzaError('portal.community_not_served', context, { cause: error });
  }
  if (code === 'session.level_too_low') {
    const { minimum } = context;
    challenge(res, `acr_values="${acrOf(issuer, isLevel(minimum) ? minimum : 'high')}"`);
    return new PiazzaError('api.level_too_low', context, { cause: error });
  }
  if (code === 'session.not_fresh') {
    challenge(res, `max_age="${Number(context['minutes']) * 60}"`);
    return new PiazzaError('api.sign_in_too_old', context, { cause: error });
  }
  return error;
}

function challenge(res: Response, ...demands: readonly string[]): void {
  const parts = ['error="insufficient_user_authentication"', ...demands];
  res.set('WWW-Authenticate', `Bearer ${parts.join(', ')}`);
}
