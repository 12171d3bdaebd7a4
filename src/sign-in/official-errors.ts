// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ErrorCode } from '../kernel/errors.js';

/**
 * Failures that a person caused or can do something about, by the official number that the identity
 * provider gives (SPID technical rules, error table; CIE SAML manual, error codes). Every other number is `provider.refused`.
 */
export const officialErrors = {
  'spid.nr19': 403,
  'spid.nr20': 403,
  'spid.nr21': 401,
  'spid.nr22': 401,
  'spid.nr23': 403,
  'spid.nr25': 401,
  'spid.nr30': 403,
  'cie-saml.nr21': 401,
  'cie-saml.nr22': 401,
  'cie-saml.nr23': 403,
  'cie-saml.nr25': 401,
} as const;

type OfficialErrors = typeof officialErrors;
declare module '../kernel/errors.js' {
  interface ErrorCodes extends OfficialErrors {}
}

const isOfficial = (code: string): code is keyof OfficialErrors =>
  Object.hasOwn(officialErrors, code);

/** The code with a sentence of its own; undefined for numbers that nobody needs to know. */
export function officialErrorCode(
  kind: unknown,
  official: string | undefined,
): ErrorCode | undefined {
  const code = `${String(kind)}.nr${official}`;
  return isOfficial(code) ? code : undefined;
}
