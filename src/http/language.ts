// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import { isLocale, locales, type Locale } from '../i18n/translate.js';
import { minute } from '../kernel/clock.js';
import { readCookie } from './cookies.js';

/** What the person chose, for a year; and what a portal asks for, for one way through our pages. */
const [chosen, asked] = ['lang', 'lang_asked'] as const;
const yearInMilliseconds = 365 * 86_400_000;

/** Whether a request chooses a language of ours by `?lang=`. */
const inAddress = (req: Request): Locale | undefined => {
  const language = req.url.includes('lang=') ? req.query['lang'] : undefined;
  return isLocale(language) ? language : undefined;
};

/** The pages between a portal and its answer: nowhere else counts what a portal asks for. */
const onTheWay = /^\/(?:interaction|sign-in|oidc)(?:\/|$|\?)/;

/** `?lang=` wins, then what was chosen before, then what a waiting portal asks for, then the browser's languages, then Italian. */
export function chooseLocale(req: Request): Locale {
  if (req.res && !req.res.headersSent) req.res.vary('Accept-Language');
  const own = inAddress(req) ?? localeIn(req, chosen);
  if (own) return own;
  const portals = onTheWay.test(req.originalUrl) ? localeIn(req, asked) : undefined;
  if (portals) return portals;
  const accepted = req.acceptsLanguages([...locales]);
  return isLocale(accepted) ? accepted : 'it';
}

function localeIn(req: Request, cookie: string): Locale | undefined {
  const language = readCookie(req, cookie);
  return isLocale(language) ? language : undefined;
}

const flags = (secure: boolean) =>
  ({ httpOnly: true, sameSite: 'lax', secure, path: '/' }) as const;

/** Keeps what the person chooses by `?lang=`. */
export function rememberLocale(req: Request, res: Response, secure: boolean): void {
  const language = inAddress(req);
  if (language) res.cookie(chosen, language, { ...flags(secure), maxAge: yearInMilliseconds });
}

/**
 * Speaks as a portal asks, to a person who has not chosen, until its request is answered; undefined ends what one
 * before asked.
 */
export function speakAsAsked(
  { req, res }: { readonly req: Request; readonly res: Response },
  { language, secure }: { readonly language: Locale | undefined; readonly secure: boolean },
): void {
  const wanted = localeIn(req, chosen) ? undefined : language;
  if (wanted) res.cookie(asked, wanted, { ...flags(secure), maxAge: 30 * minute });
  else if (readCookie(req, asked) !== undefined) res.clearCookie(asked, flags(secure));
}
