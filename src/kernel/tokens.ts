// SPDX-License-Identifier: AGPL-3.0-or-later
import { hash, timingSafeEqual } from 'node:crypto';
import { randomBytes } from './random.js';

/** A random token of 256 bits, base64url: 43 characters of `[A-Za-z0-9_-]`. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

/** What is stored instead of a token, so that reading the database gives nobody a session. */
export const hashToken = (token: string): Buffer => hash('sha256', token, 'buffer');

/** Compares two strings in a time that depends on neither of them. */
export function equalInConstantTime(a: string, b: string): boolean {
  return timingSafeEqual(hashToken(a), hashToken(b));
}
