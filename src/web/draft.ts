// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import { z } from 'zod';
import { hostCookie, readCookie } from '../http/cookies.js';
import { emptyForm, type FormState } from './components/field.js';

const cookie = (req: Request): string => hostCookie('piazza_draft', req.secure);
const flags = { httpOnly: true, sameSite: 'lax', path: '/' } as const;
const quarterOfAnHour = 15 * 60_000;
/** Browsers refuse cookies above 4096 bytes. */
const longest = 3_500;
const stored = z.strictObject({ path: z.string(), values: z.record(z.string(), z.string()) });

/**
 * Keeps what was typed while the person signs in; in their own browser, nowhere else.
 * @param page the path of the page that holds the form
 * @returns whether there was something to keep, short enough for a cookie
 */
export function keepDraft(req: Request, res: Response, page: string): boolean {
  const entries = Object.entries(Object(req.body)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const value = JSON.stringify({ path: pathOf(page), values: Object.fromEntries(entries) });
  if (entries.length === 0 || encodeURIComponent(value).length > longest) return false;
  res.cookie(cookie(req), value, { ...flags, secure: req.secure, maxAge: quarterOfAnHour });
  return true;
}

/** What was typed on this page before signing in, once. */
export function takeDraft(req: Request, res: Response): FormState {
  const raw = readCookie(req, cookie(req));
  const draft = raw === undefined ? undefined : stored.safeParse(parse(raw)).data;
  if (draft?.path !== pathOf(req.originalUrl)) return emptyForm;
  res.clearCookie(cookie(req), { ...flags, secure: req.secure });
  return { values: draft.values, errors: {} };
}

const pathOf = (url: string): string => new URL(url, 'http://page').pathname;

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
