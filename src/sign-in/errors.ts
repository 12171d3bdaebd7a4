// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ErrorCode } from '../kernel/errors.js';
import type { ProviderErrorCode } from '../providers/provider-error.js';

/**
 * Failures of a sign-in. A refused reply answers 400, 401, 403 or 422 and nothing else, because
 * AgID's validator counts only those as a refusal.
 */
export const signInErrors = {
  'provider.cancelled': 401,
  'provider.refused': 403,
  'provider.expired': 403,
  'provider.replayed': 403,
  'provider.mismatched': 403,
  'provider.forged': 403,
  'provider.malformed': 400,
  'provider.level_too_low': 403,
  'provider.upstream_unavailable': 422,
  'provider.upstream_error': 422,
  'provider.misconfigured': 503,
  'sign_in.unknown_provider': 404,
  'sign_in.question_gone': 403,
  'sign_in.review': 403,
  'sign_in.unknown_withdrawal': 404,
} as const;

type SignInErrors = typeof signInErrors;
declare module '../kernel/errors.js' {
  interface ErrorCodes extends SignInErrors {}
}

/** The public code for what a provider reports. */
export const errorCodeOf = (code: ProviderErrorCode): ErrorCode => `provider.${code}`;
