// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type RequestHandler, type Router } from 'express';
import { readJson } from '../../http/read-json.js';
import { identifyCaller } from './caller.js';
import { checkRoutes } from './check/routes.js';
import { spelled } from './check/spelled.js';
import type { ApiDeps } from './deps.js';
import { openApiDocument } from './openapi.js';
import { refusals } from './refusals.js';
import { apiRoutes } from './routes.js';

/** `/api/v1`: what portals ask and do beside OpenID Connect. Every failure is a problem document. */
export function apiRouter(deps: ApiDeps): Router {
  const router = express.Router();
  const json = readJson(100 * 1_024);
  // First, and on the way that is shortest: portals ask at every click. The statement knows the portal as it is now.
  const remembered = identifyCaller({ ...deps, portals: deps.rememberedPortals });
  const many = readJson(256 * 1_024, spelled);
  const before = [remembered, deps.limit];
  checkRoutes(router, deps, { one: [...before, json], many: [...before, many] });

  const document = JSON.stringify(openApiDocument(deps));

  router.get('/status', status(deps));
  router.get('/openapi.json', (_req, res) => {
    res.set('Cache-Control', 'public, max-age=300').type('application/json').send(document);
  });
  router.use(identifyCaller(deps), deps.limit, json, apiRoutes(deps), refusals(deps));
  return router;
}

/** The address that the Italian API guidelines ask for: a problem document in good times and in bad. */
function status(deps: ApiDeps): RequestHandler {
  return async (req, res) => {
    const ready = await deps.isReady();
    const code = ready ? 200 : 503;
    if (!ready) res.set('Retry-After', '30');
    res.status(code).set('Content-Language', req.locale).type('application/problem+json');
    const title = ready ? 'OK' : 'Service Unavailable';
    res.send(
      JSON.stringify({
        type: 'about:blank',
        title,
        status: code,
        detail: req.t(`api.status.${ready ? 'ok' : 'down'}`),
      }),
    );
  };
}
