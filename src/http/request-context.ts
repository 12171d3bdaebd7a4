// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { Express, Request, Response } from 'express';
import { translator } from '../i18n/translate.js';
import type { Logger } from '../kernel/logger.js';
import { chooseLocale, rememberLocale } from './language.js';

/**
 * Gives every request of an application its correlation id, logger and language, and logs how it
 * ended. Logger and language are made when first asked for: most calls of programs need neither.
 */
export function giveContext(app: Express, options: { logger: Logger; secure: boolean }): void {
  Object.defineProperties(app.request, {
    log: lazy('log', (req) => options.logger.child({ request: req.id })),
    locale: lazy('locale', chooseLocale),
    t: lazy('t', (req) => translator(req.locale)),
  });
  // Looking for secrets is the dearest part of a line, and the line of a request cannot hold any.
  const outcomes = options.logger.child({}, { redact: [] });
  app.use((req, res, next) => {
    req.id = randomUUID();
    res.setHeader('X-Request-Id', req.id);
    if (req.url.includes('lang=')) rememberLocale(req, res, options.secure);
    logOutcome(outcomes, req, res);
    next();
  });
}

const lazy = (name: string, make: (req: Request) => unknown): PropertyDescriptor => ({
  get(this: Request) {
    const value = make(this);
    Object.defineProperty(this, name, { value });
    return value;
  },
});

/** A one-time link's secret stands in its path; an id is shorter. */
const secretSegment = /\/[A-Za-z0-9_-]{40,}/g;

/** The path only: a query may hold codes and tokens. */
function logOutcome(logger: Logger, req: Request, res: Response): void {
  const started = performance.now();
  const { method } = req;
  const path = req.path.replaceAll(secretSegment, '/[hidden]');
  res.on('close', () => {
    const milliseconds = Math.round(performance.now() - started);
    const outcome = { request: req.id, method, path, status: res.statusCode, milliseconds };
    const level = path === '/livez' || path === '/readyz' ? 'debug' : 'info';
    logger[level](res.writableFinished ? outcome : { ...outcome, aborted: true }, 'request');
  });
}
