// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RequestHandler } from 'express';
import { PiazzaError } from '../kernel/errors.js';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses an unsafe request that another site made the browser send: `Sec-Fetch-Site` decides, and
 * where a browser does not send it, `Origin`. What is cross-site by nature (replies of identity
 * providers, machine interfaces) is mounted before this.
 */
export function sameOriginOnly(options: { origin: string }): RequestHandler {
  return (req, _res, next) => {
    if (safe.has(req.method)) return next();
    const site = req.get('Sec-Fetch-Site');
    const ours = site
      ? site === 'same-origin' || site === 'none'
      : req.get('Origin') === options.origin;
    if (!ours) throw new PiazzaError('request.cross_site', { site: site ?? 'unknown' });
    next();
  };
}
