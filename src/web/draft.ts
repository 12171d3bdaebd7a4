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
  }) => Promise<Draft | undefined>;
}

/** What was typed, and where it was sent. */
interface Draft {
  readonly action: string;
  readonly values: Record<string, string>;
}
interface KeptForm extends Draft {
  readonly path: string;
}

declare global {
  // oxlint-disable-next-line typescript/no-namespace -- the place that Express's types leave for it
  namespace Express {
    interface Request {
      /** What was typed on this page before signing in. */
      draft?: Draft;
      /** The page shows a form that was typed before signing in, and is still to be sent. */
      draftBack?: boolean;
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
  const values = Object.fromEntries(entries);
  const form = { path: pathOf(page), action: pathOf(req.originalUrl), values, memberId };
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
      const draft = await forms.take(asked);
      if (draft) req.draft = draft;
    }
    next();
  };

/** What was typed on this page before signing in, once. @param acts where several forms are, as `takeDraftOf` has it */
export const takeDraft = (req: Request, res: Response, acts?: readonly string[]): FormState =>
  takeDraftOf(req, res, acts)?.form ?? emptyForm;

/** A form of a page that holds several, told apart by the end of the address that it was sent to. */
export interface DraftOf {
  /** What was to be done: the last part of the address. */
  readonly act: string;
  /** To what: the part before it. */
  readonly of: string;
  readonly form: FormState;
}

/** @param acts only what was to be done by one of these; anything else is left */
export function takeDraftOf(
  req: Request,
  res: Response,
  acts?: readonly string[],
): DraftOf | undefined {
  const { draft } = req;
  const [act = '', of = ''] = (draft?.action ?? '').split('/').reverse();
  if (!draft || acts?.includes(act) === false) return undefined;
  delete req.draft;
  req.draftBack = true;
  res.clearCookie(cookie(req), { ...flags, secure: req.secure });
  return { act, of, form: { values: draft.values, errors: {} } };
}

/** The status of a page that shows a form again: refused, or as it was before somebody signed in. */
export const statusOf = (form: FormState | undefined): 200 | 422 =>
  form && Object.keys(form.errors).length > 0 ? 422 : 200;

/** What a machine reads and nobody types: an id, a number, a choice from a list. */
const chosen = /^([\w:.-]{0,14}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The texts typed into a form that this page did not take: they are shown, so that nothing is lost. */
export function takeLeftTexts(req: Request, res: Response): readonly string[] {
  const typed = Object.values(req.draft?.values ?? {});
  takeDraftOf(req, res);
  return typed.filter((value) => !chosen.test(value.trim()));
}

const pathOf = (url: string): string => new URL(url, 'http://page').pathname;
