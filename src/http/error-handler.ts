// SPDX-License-Identifier: AGPL-3.0-or-later
import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { ErrorCode, ErrorStatus, PiazzaError } from '../kernel/errors.js';
import { describeError } from './describe-error.js';
import { toPiazzaError } from './to-piazza-error.js';

/** What a person or a program may be told of a failure. */
export interface ErrorView {
  readonly code: ErrorCode;
  readonly status: number;
  /** In the language of the request. */
  readonly sentence: string;
  /** The fields of the request that are wrong, where that is the failure. */
  readonly fields: readonly string[];
  /** What a program may do about it, where the failure says. */
  readonly alternatives?: readonly unknown[] | undefined;
}

/** Answers a browser with a page; the correlation id is `req.id`. */
export type RenderErrorPage = (req: Request, res: Response, error: ErrorView) => void;

const machinePath = /^\/(api|oidc|scim)(\/|$)/i;

/** The only place where a failure becomes an answer: a page for browsers, RFC 9457 for programs. */
export function createErrorHandler(options: {
  status: ErrorStatus;
  renderErrorPage: RenderErrorPage;
}): ErrorRequestHandler {
  return (raw: unknown, req, res, _next) => {
    const error = toPiazzaError(raw);
    const status = options.status[error.code];
    const severity = status >= 500 ? 'error' : 'info';
    req.log[severity]({ failure: describeError(raw), status }, error.code);
    if (res.headersSent) return void res.destroy();

    tellWhen(res, error);
    const fields = fieldsOf(error.context);
    const { alternatives: said } = error.context;
    const alternatives = Array.isArray(said) ? said : undefined;
    const sentence = req.t(`error.${error.code}`);
    const view = { code: error.code, status, sentence, fields, alternatives };
    if (wantsPage(req)) options.renderErrorPage(req, res, view);
    else sendProblem(req, res, view);
  };
}

/** In how many seconds the same would be taken, where the failure knows (RFC 9110, 10.2.3). */
export function tellWhen(res: Response, { context: { retryAfter } }: PiazzaError): void {
  if (typeof retryAfter === 'number') res.set('Retry-After', String(retryAfter));
}

/** A problem document (RFC 9457); `code` is the stable name of the failure. */
export function sendProblem(req: Request, res: Response, view: ErrorView): void {
  const { status, code, sentence, fields, alternatives } = view;
  res.status(status).set('Content-Language', req.locale).type('application/problem+json');
  const problem = {
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    detail: sentence,
    instance: `urn:uuid:${req.id}`,
    code,
    ...(fields.length > 0 && { fields }),
    ...(alternatives && { alternatives }),
  };
  res.send(JSON.stringify(problem));
}

const wantsPage = (req: Request): boolean =>
  !machinePath.test(req.path) && req.accepts(['html', 'json']) === 'html';

function fieldsOf({ fields }: Readonly<Record<string, unknown>>): string[] {
  return Array.isArray(fields) ? fields.map(String) : [];
}
