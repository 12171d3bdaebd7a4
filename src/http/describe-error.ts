// SPDX-License-Identifier: AGPL-3.0-or-later
import { types } from 'node:util';
import { PiazzaError } from '../kernel/errors.js';
import { safeContext } from './safe-context.js';

export interface ErrorDescription {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly context?: Readonly<Record<string, unknown>>;
  readonly stack?: string;
  readonly cause?: ErrorDescription;
}

/** An error for the log, by a list of what may be told: PostgreSQL's `detail`, for example, quotes the row. */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!types.isNativeError(error)) return { name: typeof error, message: 'not an error' };
  const code = textOf(error, 'code');
  const constraint = textOf(error, 'constraint');
  return {
    name: error.name,
    message: error.message,
    ...(code && { code }),
    ...(constraint && { constraint }),
    ...(error instanceof PiazzaError ? { context: safeContext(error.context) } : stackOf(error)),
    ...(error.cause !== undefined && depth < 3 && { cause: describeError(error.cause, depth + 1) }),
  };
}

const stackOf = ({ stack }: Error): { stack?: string } => (stack ? { stack } : {});

function textOf(error: Error, name: 'code' | 'constraint'): string | undefined {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : undefined;
}
