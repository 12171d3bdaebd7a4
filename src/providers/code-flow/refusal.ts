// SPDX-License-Identifier: AGPL-3.0-or-later
import * as client from 'openid-client';
import { fetchFailure } from '../fetch-failure.js';
import { oauthRule } from '../oauth-reply.js';
import { ProviderError } from '../provider-error.js';

/**
 * What openid-client threw, as a refusal with a rule. Its own errors are not kept as a cause: they hold
 * tokens and text from upstream.
 */
export function toRefusal(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  // The library wraps what the fetch that it was given throws.
  if (error instanceof client.ClientError && error.cause instanceof ProviderError) {
    return error.cause;
  }
  if (error instanceof client.ResponseBodyError) {
    if (error.status >= 500) return failing();
    const code = error.error === 'invalid_client' ? 'misconfigured' : 'upstream_error';
    return new ProviderError(code, { rule: oauthRule(error.error) });
  }
  if (error instanceof client.WWWAuthenticateChallengeError) {
    return new ProviderError('upstream_error', { rule: 'oauth.challenge' });
  }
  if (error instanceof client.ClientError && error.code) {
    return ofCode(error.code, error.cause) ?? unknownFault(error.code);
  }
  // Whatever fetch threw: an address that does not answer, is too slow, or says too much.
  return fetchFailure(error instanceof client.ClientError ? error.cause : error);
}

const failing = (): ProviderError =>
  new ProviderError('upstream_unavailable', { rule: 'oauth.status' });

/** `OAUTH_PARSE_ERROR` becomes `oauth.parse_error`. */
const unknownFault = (code: string): ProviderError =>
  new ProviderError('upstream_error', {
    rule: oauthRule(code.replace(/^OAUTH_/, '').toLowerCase()),
  });

function ofCode(code: string, cause: unknown): ProviderError | undefined {
  switch (code) {
    case 'OAUTH_JWT_CLAIM_COMPARISON_FAILED':
      return new ProviderError('mismatched', { rule: claimRule(cause) });
    case 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED':
      return new ProviderError('expired', { rule: claimRule(cause) });
    case 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED':
      return new ProviderError('mismatched', { rule: attributeRule(cause) });
    case 'OAUTH_KEY_SELECTION_FAILED':
      return new ProviderError('forged', { rule: 'id_token.key_unknown' });
    case 'OAUTH_UNSUPPORTED_OPERATION':
      return new ProviderError('forged', { rule: 'id_token.algorithm' });
    case 'OAUTH_TIMEOUT':
    case 'OAUTH_ABORT':
      return fetchFailure(cause);
    case 'OAUTH_RESPONSE_IS_NOT_CONFORM':
      return statusOf(cause) >= 500 ? failing() : undefined;
    case 'OAUTH_INVALID_RESPONSE':
      return invalid(detail(cause));
    default:
      return undefined;
  }
}

/** What was wrong, by what the library shows of it. */
function invalid(shown: Readonly<Record<string, unknown>>): ProviderError {
  if ('signature' in shown) return new ProviderError('forged', { rule: 'id_token.signature' });
  if ('header' in shown) return new ProviderError('forged', { rule: 'id_token.algorithm' });
  if ('claims' in shown) return new ProviderError('malformed', { rule: 'id_token.claims' });
  if ('parameters' in shown) return new ProviderError('mismatched', { rule: 'oauth.iss' });
  const answered = Object(shown['body']) as object;
  const withoutToken = 'access_token' in answered && !('id_token' in answered);
  const rule = withoutToken ? 'id_token.missing' : 'oauth.answer';
  return new ProviderError('malformed', { rule });
}

/** Of all answers only the one about the person has a `sub` to compare. */
function attributeRule(cause: unknown): string {
  const attribute = textOf(detail(cause)['attribute']);
  return attribute === 'sub' ? 'userinfo.sub' : `answer.${attribute}`;
}

const claimRule = (cause: unknown): string => `id_token.${textOf(detail(cause)['claim'])}`;

/** What the library looked at, carried by its error or by the error under that. */
const detail = (cause: unknown): Readonly<Record<string, unknown>> => ({
  ...Object(cause instanceof Error ? cause.cause : cause),
});

const statusOf = (cause: unknown): number => (cause instanceof Response ? cause.status : 0);

const textOf = (name: unknown): string =>
  typeof name === 'string' && /^[a-z_]{1,30}$/.test(name) ? name : 'claim';
