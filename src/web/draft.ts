// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, RequestHandler, Response } from 'express';
import { hostCookie, readCookie } from '../http/cookies.js';
import type { Spend } from '../http/rate-limit.js';
import { minute } from '../kernel/clock.js';
import type { MemberId } from '../kernel/ids.js';
import { emptyForm, type FormState } from './components/field.js';

/** Where forms wait, sealed, while their writer signs in. */
export interface KeptForms {
  readonly keep: (form: KeptForm & { readonly memberId: MemberId | undefined }) => Promise<string>;
  /** Refuses who has too many kept. */
  readonly limit: Spend;
  /** Gives a form back once, on the same page and to the same member. */
  readonly take: (asked: {
    readonly token: string;
    readonly path: string;
    readonly memberId: MemberId | undefined;
  }) => Promise<KeptForm['values'] | undefined>;
}

interface KeptForm {
  readonly path: string;
  readonly values: Record<string, string>;
}

declare global {
  // oxlint-disable-next-line typescript/no-namespace -- the place that Express's types leave for it
  namespace Express {
    interface Request {
      /** What was typed on this page before signing in. */
      draft?: Readonly<Record<string, string>>;
    }
  }
}

const cookie = (req: Request): string => hostCookie('piazza_draft', req.secure);
const flags = { httpOnly: true, sameSite: 'lax', path: '/' } as const;
/** Whom nobody knows yet may leave less. */
const longestOfVisitors = 8_000;

/**
 * Keeps what was typed while the person signs in: sealed in the database, under a secret of their browser.
 * @param page the path of the page that holds the form
 * @returns whether there was something to keep
 * @throws PiazzaError `request.too_many`
 */
export async function keepDraft(
  forms: KeptForms,
  { req, res, page }: { req: Request; res: Response; page: string },
): Promise<boolean> {
  const entries = Object.entries(Object(req.body)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const memberId = req.viewer?.actor.memberId;
  const tooLong = !memberId && JSON.stringify(entries).length > longestOfVisitors;
  if (entries.length === 0 || tooLong) return false;
  await forms.limit(req, res);
  const form = { path: pathOf(page), values: Object.fromEntries(entries), memberId };
  const token = await forms.keep(form);
  res.cookie(cookie(req), token, { ...flags, secure: req.secure, maxAge: 15 * minute });
  return true;
}

/** Finds what was typed on the page that is opened. */
export const findDraft =
  (forms: KeptForms): RequestHandler =>
  async (req, _res, next) => {
    const token = req.method === 'GET' ? readCookie(req, cookie(req)) : undefined;
    if (token !== undefined) {
      const asked = { token, path: pathOf(req.originalUrl), memberId: req.viewer?.actor.memberId };
      const values = await forms.take(asked);
      if (values) req.draft = values;
    }
    next();
  };

/** What was typed on this page before signing in, once. */
export function takeDraft(req: Request, res: Response): FormState {
  if (!req.draft) return emptyForm;
  res.clearCookie(cookie(req), { ...flags, secure: req.secure });
  return { values: req.draft, errors: {} };
}

const pathOf = (url: string): string => new URL(url, 'http://page').pathname;
