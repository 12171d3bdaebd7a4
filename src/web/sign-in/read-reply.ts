// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import { PiazzaError } from '../../kernel/errors.js';
import type { Reply } from '../../providers/provider.js';

/** SAML responses with two certificates and an encrypted assertion stay far below. */
const maximumBody = '256kb';
const malformed = (rule: string): PiazzaError => new PiazzaError('provider.malformed', { rule });

/** Reads the body of a reply as text: its parameters are looked at by us, duplicates included. */
export const replyBody: RequestHandler = express.text({
  type: 'application/x-www-form-urlencoded',
  limit: maximumBody,
});

type Log = (req: Request, refusal: PiazzaError) => void;

/**
 * A body too large or in no known encoding is a refused reply like any other. Stands before the handler,
 * whose own failures are no fault of the body.
 */
export const refuseBody =
  (log: Log): ErrorRequestHandler =>
  (_error, req, _res, next) =>
    next(logged(log, req, 'reply.body'));

/** A reply by another method is a refused reply, not a page that does not exist. */
export const refuseMethod =
  (log: Log): RequestHandler =>
  (req, _res, next) =>
    next(logged(log, req, 'reply.method'));

function logged(log: Log, req: Request, rule: string): PiazzaError {
  const refusal = malformed(rule);
  log(req, refusal);
  return refusal;
}

/**
 * An HTTP request as single-valued strings.
 * @throws PiazzaError `provider.malformed` for a parameter that comes twice: two readers of it could
 *   each believe another one
 */
export function readReply(req: Request): Reply {
  const [, rawQuery = ''] = /^[^?]*\?(.*)$/s.exec(req.originalUrl) ?? [];
  const body: unknown = req.body;
  return {
    query: single(rawQuery),
    body: single(typeof body === 'string' ? body : ''),
    rawQuery,
  };
}

function single(text: string): Record<string, string> {
  const parameters = new URLSearchParams(text);
  const names = [...parameters.keys()];
  if (new Set(names).size < names.length) throw malformed('reply.duplicated_parameter');
  return Object.fromEntries(parameters);
}
