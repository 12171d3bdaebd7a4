// SPDX-License-Identifier: AGPL-3.0-or-later
import type { NextFunction, Request, Response } from 'express';

/** Once `?lang=` has been remembered, the page's own address is shown again, without it. */
export function dropLanguage(req: Request, res: Response, next: NextFunction): void {
  if (req.method !== 'GET' || req.query['lang'] === undefined) return next();
  const target = new URL(req.originalUrl, 'http://page');
  target.searchParams.delete('lang');
  res.redirect(303, `${target.pathname.replace(/^\/+/, '/')}${target.search}`);
}
