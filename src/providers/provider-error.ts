// SPDX-License-Identifier: AGPL-3.0-or-later

export const providerErrorCodes = [
  'cancelled',
  'refused',
  'expired',
  'replayed',
  'mismatched',
  'forged',
  'malformed',
  'level_too_low',
  'upstream_unavailable',
  'upstream_error',
  'misconfigured',
] as const;
export type ProviderErrorCode = (typeof providerErrorCodes)[number];

export interface ProviderErrorDetail {
  /** The name of the rule that refused, for the log. */
  readonly rule?: string;
  /** The code of the official list, for the log and to choose the sentence (SPID: `25`). */
  readonly official?: string;
  /** What the person can do something about: chooses a sentence of the kind's own (CNS: `expired`). */
  readonly reason?: string;
  /** How often the person may still try. */
  readonly left?: number;
}

/** A sign-in that a provider refuses. The person sees a sentence of ours, never text from upstream. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly code: ProviderErrorCode;
  readonly detail: ProviderErrorDetail;

  constructor(code: ProviderErrorCode, detail: ProviderErrorDetail = {}, options?: ErrorOptions) {
    super(detail.rule ? `${code}: ${detail.rule}` : code, options);
    this.code = code;
    this.detail = detail;
  }
}

/**
 * Whether an error is one of the contract, by its shape: a plug-in may come with another copy of this
 * module, or be written without importing anything.
 */
export const isProviderError = (
  error: unknown,
): error is Error & { readonly code: ProviderErrorCode; readonly detail?: ProviderErrorDetail } =>
  error instanceof Error &&
  error.name === 'ProviderError' &&
  'code' in error &&
  providerErrorCodes.some((code) => code === error.code);
