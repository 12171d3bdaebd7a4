// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { Express, Request, Response } from 'express';
import { translator } from '../i18n/translate.js';
import type { Logger } from '../kernel/logger.js';
import type { Step } from './in-one-step.js';
import { chooseLocale, rememberLocale } from './language.js';

/** Is told how a request ended, and after how many seconds. */
export type Observe = (req: Request, res: Response, seconds: number) => void;

/**
 * Gives every request of an application its correlation id, logger and language, and logs how it
 * ended. Logger and language are made when first asked for: most calls of programs need neither.
 */
export function giveContext(
  app: Express,
  options: { logger: Logger; secure: boolean; observe?: Observe },
): Step {
  Object.defineProperties(app.request, {
    log: lazy('log', (req) => options.logger.child({ request: req.id })),
    locale: lazy('locale', chooseLocale),
    t: lazy('t', (req) => translator(req.locale)),
  });
  // Looking for secrets is the dearest part of a line, and the line of a request cannot hold any.
  const outcomes = options.logger.child({}, { redact: [] });
  return (req, res) => {
    req.id = randomUUID();
    res.setHeader('X-Request-Id', req.id);
    if (req.url.includes('lang=')) rememberLocale(req, res, options.secure);
    const end = outcomeOf(outcomes, req, res);
    const started = performance.now();
    res.on('close', () => {
      const milliseconds = performance.now() - started;
      end(Math.round(milliseconds));
      options.observe?.(req, res, milliseconds / 1_000);
    });
  };
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

/** Logs how a request ended, by its path only: a query may hold codes and tokens. */
function outcomeOf(logger: Logger, req: Request, res: Response): (milliseconds: number) => void {
  const { method } = req;
  const path = req.path.replaceAll(secretSegment, '/[hidden]');
  return (milliseconds) => {
    const outcome = { request: req.id, method, path, status: res.statusCode, milliseconds };
    const level = path === '/livez' || path === '/readyz' ? 'debug' : 'info';
    logger[level](res.writableFinished ? outcome : { ...outcome, aborted: true }, 'request');
  };
}
