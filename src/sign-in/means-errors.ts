// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ErrorCode } from '../kernel/errors.js';
import { cardErrors } from './card-errors.js';
import { emailLinkErrors } from './email-link-errors.js';

const codes = { ...cardErrors, ...emailLinkErrors };
const isCode = (code: string): code is keyof typeof codes => Object.hasOwn(codes, code);

/** The code with a sentence of its own for what a provider of a kind gave as its reason. */
export function meansErrorCode(kind: unknown, reason: string | undefined): ErrorCode | undefined {
  const code = `${String(kind)}.${reason}`;
  return isCode(code) ? code : undefined;
}
