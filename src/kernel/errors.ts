// SPDX-License-Identifier: AGPL-3.0-or-later

/** Codes that belong to no feature, each with its HTTP status. */
export const kernelErrors = {
  'request.malformed': 400,
  'request.unknown_field': 400,
  'request.too_large': 413,
  'request.cross_site': 403,
  'request.certificate_header': 400,
  'request.too_many': 429,
  'session.required': 401,
  'session.not_fresh': 403,
  'session.level_too_low': 403,
  'right.missing': 403,
  'page.not_found': 404,
  'configuration.changed': 409,
  'server.unavailable': 503,
  'server.internal': 500,
} as const;

type KernelErrors = typeof kernelErrors;

/**
 * Every error code with its HTTP status, joined by declaration merging: a feature's `errors.ts`
 * exports its table and adds it here, so that a code without a sentence in both languages,
 * or outside the table of the application, does not compile.
 */
// oxlint-disable-next-line typescript/no-empty-interface -- features add to it by declaration merging
export interface ErrorCodes extends KernelErrors {}
export type ErrorCode = keyof ErrorCodes;
export type ErrorStatus = { readonly [Code in ErrorCode]: number };

/** An expected failure. `code` is the public contract; `context` is for who catches it: the log tells listed names of it only. */
export class PiazzaError extends Error {
  override readonly name = 'PiazzaError';
  readonly code: ErrorCode;
  /** Never a secret or a fiscal code. */
  readonly context: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, context: Record<string, unknown> = {}, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.context = context;
  }
}
