// SPDX-License-Identifier: AGPL-3.0-or-later
import { Router } from 'express';

/**
 * `/robots.txt` (RFC 9309): what only programs call is not for search engines. Pages that are not either say so
 * themselves (`noindex`), and can only be believed by who may read them: they are not named here.
 */
export function robotsTxt(): Router {
  const router = Router();
  const programs = ['/api/', '/oidc/', '/scim/', '/interaction/'];
  const lines = ['User-agent: *', ...programs.map((path) => `Disallow: ${path}`)];
  router.get('/robots.txt', (_req, res) => {
    res.type('text/plain').send(`${lines.join('\n')}\n`);
  });
  return router;
}
