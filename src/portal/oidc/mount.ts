// SPDX-License-Identifier: AGPL-3.0-or-later
import { Router, text, type RequestHandler } from 'express';
import type { Provider } from 'oidc-provider';
import type { OidcDeps } from './deps.js';
import { withRequestMemo } from './request-memo.js';

/** The provider as a router for `/oidc`; before any body parser, because it parses for itself. */
export function mountProvider(provider: Provider, deps: Pick<OidcDeps, 'issuer'>): Router {
  const router = Router();
  router.use(postedAsGet());
  router.use(fixAddress(deps.issuer));
  router.use(handTo(provider));
  return router;
}

const whenPosted: RequestHandler = (req, _res, next) => {
  const posted = req.method === 'POST' && ['/auth', '/session/end'].includes(req.path);
  next(posted ? undefined : 'router');
};

/**
 * A request that a portal's page posts comes without cookies (`SameSite=Lax`): the browser is sent to ask the same
 * again by GET, with them.
 */
function postedAsGet(): Router {
  const router = Router();
  return router.use(whenPosted, ...asGet);
}

const asGet: RequestHandler[] = [
  text({ type: 'application/x-www-form-urlencoded', limit: '8kb' }),
  (req, res) => {
    const query = new URLSearchParams(typeof req.body === 'string' ? req.body : '');
    res.redirect(303, `${req.baseUrl}${req.path}?${query}`);
  },
];

/** Where browsers come by, with the session of whoever sits there. */
const forBrowsers = /^\/(?:auth|session)(?:\/|$)/;

/** The same for what programs ask: tokens, keys, userinfo. No session is read for them. */
export function mountForPrograms(provider: Provider, deps: Pick<OidcDeps, 'issuer'>): Router {
  const router = Router();
  router.use((req, _res, next) => next(forBrowsers.test(req.path) ? 'router' : undefined));
  router.use(mountProvider(provider, deps));
  return router;
}

/** The metadata at the address of RFC 8414, 3.1: `/.well-known/oauth-authorization-server/oidc`. */
export function mountMetadata(provider: Provider, deps: Pick<OidcDeps, 'issuer'>): Router {
  const router = Router();
  const { pathname } = new URL(deps.issuer);
  const asDiscovery: RequestHandler = (req, _res, next) => {
    req.url = '/.well-known/openid-configuration';
    req.originalUrl = `${pathname}${req.url}`;
    next();
  };
  const address = `/.well-known/oauth-authorization-server${pathname}`;
  router.get(address, asDiscovery, fixAddress(deps.issuer), handTo(provider));
  return router;
}

const handTo = (provider: Provider): RequestHandler => {
  const callback = provider.callback();
  return (req, res) => {
    void withRequestMemo(async () => callback(req, res));
  };
};

/** Addresses are built from the configuration, whatever a client or a proxy writes in its headers. */
function fixAddress(issuer: string): RequestHandler {
  const { host, protocol } = new URL(issuer);
  return (req, _res, next) => {
    req.headers['x-forwarded-host'] = host;
    req.headers['x-forwarded-proto'] = protocol.slice(0, -1);
    next();
  };
}
