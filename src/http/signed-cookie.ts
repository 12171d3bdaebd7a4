// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHmac } from 'node:crypto';
import type { Request, Response } from 'express';
import { equalInConstantTime } from '../kernel/tokens.js';
import { hostCookie, readCookie } from './cookies.js';

export interface SignedCookieOptions {
  readonly name: string;
  readonly secure: boolean;
  /** Newest first; the first one signs, any verifies. */
  readonly secrets: readonly string[];
  /** Milliseconds. */
  readonly maxAge: number;
}

/** A small value that the browser keeps and cannot change. */
export interface SignedCookie {
  read(req: Request): string | undefined;
  write(res: Response, value: string): void;
}

export function signedCookie({ name, secure, secrets, maxAge }: SignedCookieOptions): SignedCookie {
  const fullName = hostCookie(name, secure);
  const sign = (value: string, secret: string): string =>
    createHmac('sha256', secret).update(`${fullName}=${value}`).digest('base64url');
  return {
    read(req) {
      const raw = readCookie(req, fullName) ?? '';
      const dot = raw.lastIndexOf('.');
      const value = raw.slice(0, Math.max(0, dot));
      const signature = raw.slice(dot + 1);
      const genuine = secrets.some((secret) => equalInConstantTime(sign(value, secret), signature));
      return dot > 0 && genuine ? value : undefined;
    },
    write(res, value) {
      const [newest = ''] = secrets;
      const flags = { path: '/', httpOnly: true, secure, sameSite: 'lax', maxAge } as const;
      res.cookie(fullName, `${value}.${sign(value, newest)}`, flags);
    },
  };
}
