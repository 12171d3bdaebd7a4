// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, RequestHandler } from 'express';
import { rateLimit, type Limit } from '../../http/rate-limit.js';
import { knownCaller } from './caller.js';

/**
 * How often is too often: a portal by itself has a limit, and each person through a portal one of their own, so that
 * nobody uses up what the portal, or another person, may ask. Who is not known is counted by address.
 */
export function limitCallers(
  name: string,
  limits: { readonly portal: Limit; readonly person: Limit },
): RequestHandler {
  const ofPortal = rateLimit({ name, limit: limits.portal, key: keyOf });
  const ofPerson = rateLimit({ name: `${name}_person`, limit: limits.person, key: keyOf });
  return (req, res, next) => {
    const limit = knownCaller(req)?.member ? ofPerson : ofPortal;
    return limit(req, res, next);
  };
}

function keyOf(req: Request): string {
  const { portal, member } = knownCaller(req) ?? {};
  if (!portal) return `address ${req.ip ?? ''}`;
  return member ? `${portal.clientId} ${member.subject}` : `portal ${portal.clientId}`;
}
