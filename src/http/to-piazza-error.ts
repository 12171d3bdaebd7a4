// SPDX-License-Identifier: AGPL-3.0-or-later
import { ZodError } from 'zod';
import { PiazzaError } from '../kernel/errors.js';
import { malformed } from './validate.js';

/** PostgreSQL going away (class 57P), refusing connections (class 08, 53300), or not reachable at all. */
const unavailable = /^(57P0\d|08\w{3}|53300|ECONNREFUSED|ECONNRESET|ENOENT|ETIMEDOUT)$/;

/** A value of the request that PostgreSQL cannot read: a number, a moment, a NUL, an id (of SQLSTATE class 22). */
const unreadable = /^22(003|007|008|021|P02|P05)$/;

/** Seconds after which the database may be there again. */
const retryAfter = 30;

/** Gives every failure one of our codes; what nobody foresaw is `server.internal`. */
export function toPiazzaError(error: unknown): PiazzaError {
  if (error instanceof PiazzaError) return error;
  if (error instanceof ZodError) return malformed(error);
  const { status, type, code } = traits(error);
  if (type === 'entity.too.large')
    return new PiazzaError('request.too_large', {}, { cause: error });
  // Express and its body parsers mark a fault of the sender by a status of class 4.
  if (status >= 400 && status < 500)
    return new PiazzaError('request.malformed', {}, { cause: error });
  if (unreadable.test(code)) return new PiazzaError('request.malformed', {}, { cause: error });
  if (unavailable.test(code) || isPoolTimeout(error)) {
    return new PiazzaError('server.unavailable', { retryAfter }, { cause: error });
  }
  return new PiazzaError('server.internal', {}, { cause: error });
}

function traits(error: unknown): { status: number; type: string; code: string } {
  const { status, type, code } = Object(error) as Record<string, unknown>;
  return {
    status: typeof status === 'number' ? status : 0,
    type: typeof type === 'string' ? type : '',
    code: typeof code === 'string' ? code : '',
  };
}

const isPoolTimeout = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('timeout exceeded when trying to connect');
