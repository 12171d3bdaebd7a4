// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, RequestHandler } from 'express';
import { toPiazzaError } from '../../http/to-piazza-error.js';
import { PiazzaError } from '../../kernel/errors.js';
import { isConfidential, type Portal } from '../domain/portal.js';
import type { ApiScope } from '../domain/scopes.js';
import type { PortalDirectory } from '../use-cases/portal-directory.js';
import type { TokenClaims, VerifyToken } from './verify-token.js';

/** Who calls: a portal by itself, or a member through a portal. */
export interface Caller {
  readonly portal: Portal;
  readonly scopes: readonly string[];
  /** Undefined when the portal calls by itself. */
  readonly member: { readonly subject: string; readonly claims: TokenClaims } | undefined;
}

const identified = Symbol('caller');
/** A request with what was found out about who sends it. */
type Identified = Request & { [identified]?: Caller | PiazzaError };

interface Deps {
  readonly verify: VerifyToken;
  readonly portals: PortalDirectory;
}

/** Reads the bearer token (RFC 6750); what is wrong with it is told where a caller is demanded. */
export function identifyCaller(deps: Deps): RequestHandler {
  return (req: Identified, _res, next) => {
    const settle = (caller: Caller | PiazzaError): void => {
      req[identified] = caller;
      next();
    };
    const token = bearerOf(req.headers.authorization);
    if (token === undefined) return settle(new PiazzaError('api.token_missing'));
    const known = recall(deps, token);
    // Only who is not known yet is waited for.
    return known ? settle(known) : identify(deps, token).then(settle);
  };
}

const bearerOf = (header = ''): string | undefined =>
  /^Bearer ([A-Za-z0-9._~+/-]+=*)$/i.exec(header)?.[1];

/** Without waiting, whom another call a moment ago was from. */
function recall({ verify, portals }: Deps, token: string): Caller | undefined {
  const claims = verify.known(token);
  const portal = claims && portals.remembered(claims.client_id);
  return portal && callerOf(portal, claims);
}

function callerOf(portal: Portal, claims: TokenClaims): Caller {
  const own = claims.sub === claims.client_id;
  const member = own ? undefined : { subject: claims.sub, claims };
  return { portal, scopes: claims.scope.split(' '), member };
}

async function identify(deps: Deps, token: string): Promise<Caller | PiazzaError> {
  try {
    const claims = await deps.verify(token);
    const portal = await deps.portals.find(claims.client_id);
    if (!portal) return new PiazzaError('api.token_invalid', { clientId: claims.client_id });
    return callerOf(portal, claims);
  } catch (error) {
    // Told where a caller is demanded: what is asked while the database is away is counted too.
    return toPiazzaError(error);
  }
}

/** Undefined for who showed no token that counts. */
export function knownCaller(req: Identified): Caller | undefined {
  const caller = req[identified];
  return caller instanceof PiazzaError ? undefined : caller;
}

/**
 * The caller of a route that demands a scope.
 * @throws PiazzaError `api.token_missing`, `api.token_invalid`, `api.scope_missing`
 */
export function callerWith(req: Identified, scope: ApiScope): Caller {
  const caller = req[identified] ?? new PiazzaError('api.token_missing');
  if (caller instanceof PiazzaError) {
    throw caller.code.startsWith('api.') ? challenge(req, caller) : caller;
  }
  if (caller.scopes.includes(scope) && caller.portal.scopes.includes(scope)) return caller;
  throw challenge(req, new PiazzaError('api.scope_missing', { scope }), `scope="${scope}"`);
}

/**
 * The portal that reads what is only for it: by itself and with its secret, never with the token of a member, who
 * would read of all others whom the portal knows.
 * @throws PiazzaError `api.portal_only`, and as `callerWith`
 */
export function portalCaller(req: Request, scope: ApiScope): { readonly portal: Portal } {
  const { portal, member } = callerWith(req, scope);
  if (member === undefined && isConfidential(portal)) return { portal };
  throw new PiazzaError('api.portal_only', { clientId: portal.clientId });
}

/** For a portal that was disabled, or lost the scope, after its token was verified. */
export const noLongerCaller = (req: Request, { clientId }: Portal): PiazzaError =>
  challenge(req, new PiazzaError('api.token_invalid', { clientId }));

/** Says how to do better (RFC 6750, 3). */
function challenge(req: Request, error: PiazzaError, detail?: string): PiazzaError {
  const code = { 'api.token_invalid': 'invalid_token', 'api.scope_missing': 'insufficient_scope' };
  const name = Object.entries(code).find(([ours]) => ours === error.code)?.[1];
  const parts = [...(name ? [`error="${name}"`] : []), ...(detail ? [detail] : [])];
  req.res?.set('WWW-Authenticate', ['Bearer', parts.join(', ')].join(' ').trim());
  return error;
}
