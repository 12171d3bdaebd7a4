// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import { z } from 'zod';
import { hostCookie, readCookie } from '../http/cookies.js';
import { it } from '../i18n/it/index.js';
import type { TextArguments, TextKey } from '../i18n/translate.js';

export type FlashKey = Extract<TextKey, `flash.${string}`>;
type FlashKind = 'success' | 'info' | 'warning';

/** One sentence for the next page: what the form that was just sent has done. */
export interface Flash {
  readonly kind: FlashKind;
  readonly text: string;
}

const cookie = (req: Request): string => hostCookie('piazza_flash', req.secure);
const flags = { httpOnly: true, sameSite: 'lax', path: '/' } as const;
const stored = z.strictObject({
  kind: z.enum(['success', 'info', 'warning']),
  // A cookie is the browser's to write: only our own sentences are ever shown.
  key: z.string().refine((key): key is FlashKey => key.startsWith('flash.') && key in it),
  values: z.record(z.string(), z.string().max(200)),
});

/** Leaves a sentence for the page that the browser is redirected to. */
export function setFlash<Key extends FlashKey>(
  req: Request,
  res: Response,
  flash: { kind?: FlashKind; key: Key; values?: TextArguments<Key>[0] },
): void {
  const { kind = 'success', key, values = {} } = flash;
  const value = JSON.stringify({ kind, key, values });
  res.cookie(cookie(req), value, { ...flags, secure: req.secure, maxAge: 60_000 });
}

/** The sentence left for this page, once. */
export function takeFlash(req: Request, res: Response): Flash | undefined {
  const raw = readCookie(req, cookie(req));
  if (raw === undefined) return undefined;
  res.clearCookie(cookie(req), { ...flags, secure: req.secure });
  const flash = stored.safeParse(parseJson(raw)).data;
  if (!flash) return undefined;
  const sentence = req.t as (key: string, values: Record<string, string>) => string;
  return { kind: flash.kind, text: sentence(flash.key, flash.values) };
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
