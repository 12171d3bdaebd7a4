// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, RequestHandler } from 'express';
import type { Viewer } from '../http/request.js';
import { PiazzaError } from '../kernel/errors.js';
import type { HasPage } from './page-paths.js';
import { type Branded, parseId, parseSlug, type Slug } from '../kernel/ids.js';

/** @throws PiazzaError `session.required`, which the pages answer by the way to the sign-in page */
export function viewerOf(req: Request): Viewer {
  if (!req.viewer) throw new PiazzaError('session.required');
  return req.viewer;
}

/** @throws PiazzaError `page.not_found` */
export function slugOf(req: Request): Slug {
  const slug = parseSlug(req.params['slug']);
  if (!slug) throw new PiazzaError('page.not_found');
  return slug;
}

/** An id in a path. @throws PiazzaError `page.not_found` */
export function idOf<Id extends Branded<string>>(req: Request, name: string): Id {
  const id = parseId<Id>(req.params[name]);
  if (!id) throw new PiazzaError('page.not_found');
  return id;
}

/**
 * The path of our page that a request belongs to: itself, or for a form the page that holds it. A browser that does
 * not say which that is sent it to a page, or to somewhere below one.
 */
export function pagePathOf(req: Request, hasPage: HasPage): string {
  if (req.method === 'GET') return req.originalUrl;
  const referrer = req.get('Referer');
  const page = referrer && URL.canParse(referrer) ? new URL(referrer) : undefined;
  if (page && page.host === req.host) return `${page.pathname}${page.search}`;
  return pageAbove(req, hasPage);
}

function pageAbove(req: Request, hasPage: HasPage): string {
  let [path = '/'] = req.originalUrl.split('?');
  while (path !== '/' && !hasPage(path)) path = path.replace(/\/[^/]*$/, '') || '/';
  return path;
}

/** Whoever asks by its address for what answered a form is led to the page that holds the form. */
export const backToPage =
  (hasPage: HasPage, isTarget: HasPage): RequestHandler =>
  (req, res, next) => {
    if (req.method !== 'GET' || hasPage(req.path) || !isTarget(req.path)) return next();
    res.redirect(303, pageAbove(req, hasPage));
  };
