// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { isLocale, locales, translator, type Locale } from '../i18n/translate.js';
import type { Logger } from '../kernel/logger.js';
import { readCookie } from './cookies.js';

const languageCookie = 'lang';
const yearInMilliseconds = 365 * 86_400_000;

/** Gives every request its correlation id, its logger and its language, and logs how it ended. */
export function requestContext(options: { logger: Logger; secure: boolean }): RequestHandler {
  // Looking for secrets is the dearest part of a line, and the line of a request cannot hold any.
  const outcomes = options.logger.child({}, { redact: [] });
  return (req, res, next) => {
    req.id = randomUUID();
    req.log = options.logger.child({ request: req.id });
    req.locale = chooseLocale(req, res, options.secure);
    req.t = translator(req.locale);
    res.set('X-Request-Id', req.id);
    logOutcome(outcomes, req, res);
    next();
  };
}

/** `?lang=` wins and is remembered, then the cookie, then the browser's languages, then Italian. */
function chooseLocale(req: Request, res: Response, secure: boolean): Locale {
  res.vary('Accept-Language');
  const asked = req.query['lang'];
  if (isLocale(asked)) {
    const flags = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
    res.cookie(languageCookie, asked, { ...flags, maxAge: yearInMilliseconds });
    return asked;
  }
  const remembered = readCookie(req, languageCookie);
  if (isLocale(remembered)) return remembered;
  const accepted = req.acceptsLanguages([...locales]);
  return isLocale(accepted) ? accepted : 'it';
}

/** A one-time link's secret stands in its path; an id is shorter. */
const secretSegment = /\/[A-Za-z0-9_-]{40,}/g;

/** The path only: a query may hold codes and tokens. */
function logOutcome(logger: Logger, req: Request, res: Response): void {
  const started = performance.now();
  const { method } = req;
  const path = req.path.replaceAll(secretSegment, '/[hidden]');
  res.once('close', () => {
    const milliseconds = Math.round(performance.now() - started);
    const outcome = { request: req.id, method, path, status: res.statusCode, milliseconds };
    const level = path === '/livez' || path === '/readyz' ? 'debug' : 'info';
    logger[level](res.writableFinished ? outcome : { ...outcome, aborted: true }, 'request');
  });
}
