// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import { day } from '../kernel/clock.js';
import { randomToken } from '../kernel/tokens.js';
import { hostCookie, readCookie } from './cookies.js';

const token = /^[A-Za-z0-9_-]{43}$/;

/** Ties a pending sign-in to the browser that began it; one value per browser, shared by its tabs. */
export interface BrowserBinding {
  read(req: Request): string | undefined;
  /** The value of this browser, given now when it has none. */
  bind(req: Request, res: Response): string;
}

/**
 * A cookie of its own, because the session's does not come with a post from another site (SAML):
 * `SameSite=None`. Over plain http (demo) that needs `Secure`, so there it is `Lax`.
 */
export function browserBinding({ secure }: { readonly secure: boolean }): BrowserBinding {
  const name = hostCookie('piazza_browser', secure);
  const read = (req: Request): string | undefined => {
    const value = readCookie(req, name);
    return value !== undefined && token.test(value) ? value : undefined;
  };
  return {
    read,
    bind(req, res) {
      const value = read(req) ?? randomToken();
      const sameSite = secure ? 'none' : 'lax';
      // A day: a phone may close the browser while the person is in the identity provider's app.
      res.cookie(name, value, { path: '/', httpOnly: true, secure, sameSite, maxAge: day });
      return value;
    },
  };
}
