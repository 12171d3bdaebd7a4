// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHmac } from 'node:crypto';
import { equalInConstantTime } from '../../kernel/tokens.js';

/** What signs and checks the provider's cookies, in the shape that Koa's cookies ask for (Keygrip). */
export interface CookieSigner {
  sign(data: string): string;
  verify(data: string, signature: string): boolean;
  /** Which of the keys signed, -1 for none: a cookie signed with an older one is signed anew. */
  index(data: string, signature: string): number;
}

/** HMAC-SHA256. @param secrets newest first: the first signs, all verify */
export function cookieSigner(secrets: readonly string[]): CookieSigner {
  const [newest] = secrets;
  if (newest === undefined) throw new Error('cookies need a key');
  const index = (data: string, signature: string): number =>
    secrets.findIndex((secret) => equalInConstantTime(signWith(secret, data), signature));
  return {
    sign: (data) => signWith(newest, data),
    verify: (data, signature) => index(data, signature) >= 0,
    index,
  };
}

const signWith = (secret: string, data: string): string =>
  createHmac('sha256', secret).update(data).digest('base64url');
