// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type RequestHandler } from 'express';
import { PiazzaError } from '../kernel/errors.js';

/**
 * Reads a body of JSON, of at most so many bytes, as Express does. What programs nearly always send, plain UTF-8 whose
 * length is told beforehand, is read at once, without looking for all that it could be besides; anything else goes to
 * Express's parser.
 * @param atSight what a body that is read at once stands for, where that is plain without parsing it
 * @throws PiazzaError `request.malformed`, and what that parser throws
 */
export function readJson(
  bytes: number,
  atSight: (text: string) => object | undefined = () => undefined,
): RequestHandler {
  const parser = express.json({ limit: bytes, strict: true });
  return (req, res, next) => {
    if (!isPlain(req, bytes)) return parser(req, res, next);
    const chunks: Buffer[] = [];
    const refuse = (cause: unknown): void => next(malformed(cause));
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('error', refuse);
    req.on('end', () => {
      // Whoever goes away after this is noticed where the answer is sent.
      req.off('error', refuse);
      try {
        const text = textOf(chunks);
        req.body = atSight(text) ?? parse(text);
      } catch (error) {
        return refuse(error);
      }
      next();
    });
  };
}

const malformed = (cause: unknown): PiazzaError =>
  new PiazzaError('request.malformed', {}, { cause });

function isPlain({ headers, readableEnded }: Request, bytes: number): boolean {
  const type = headers['content-type'];
  const length = Number(headers['content-length'] ?? 0);
  return (
    (type === 'application/json' || type === 'application/json; charset=utf-8') &&
    headers['content-encoding'] === undefined &&
    length > 0 &&
    length <= bytes &&
    !readableEnded
  );
}

function textOf(chunks: readonly Buffer[]): string {
  const [only] = chunks;
  const whole = only && chunks.length === 1 ? only : Buffer.concat(chunks);
  return whole.toString('utf8');
}

/** @throws SyntaxError */
function parse(text: string): object {
  const value: unknown = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (typeof value === 'object' && value !== null) return value;
  throw new SyntaxError('neither an object nor a list');
}
