// SPDX-License-Identifier: AGPL-3.0-or-later
import { equalInConstantTime } from '../kernel/tokens.js';
import { ProviderError } from './provider-error.js';
import type { Attempt, Reply } from './provider.js';

/** What an authorization server sends back, once it is sure that it answers this attempt. */
export interface CodeReply {
  readonly code: string;
  readonly state: string;
  readonly iss?: string;
}

/**
 * Reads the reply of the code flow (RFC 6749, 4.1.2): state first, because nothing else of a reply
 * without it can be believed, then the issuer (RFC 9207), then whether it is an error.
 * @throws ProviderError `mismatched`, `cancelled`, `upstream_error`, `malformed`
 */
export function readCode({ query }: Reply, attempt: Attempt, issuer: string): CodeReply {
  const { state = '', error, iss, code } = query;
  if (!equalInConstantTime(state, attempt.handle)) {
    throw new ProviderError('mismatched', { rule: 'oauth.state' });
  }
  if (iss !== undefined && iss !== issuer) {
    throw new ProviderError('mismatched', { rule: 'oauth.iss' });
  }
  if (error !== undefined) throw refusalOf(error);
  if (!code) throw new ProviderError('malformed', { rule: 'oauth.code_missing' });
  return { code, state, ...(iss !== undefined && { iss }) };
}

/** Words for "the person said no": the standard's, OpenID's, LinkedIn's two. */
const cancellations = [
  'access_denied',
  'consent_required',
  'user_cancelled_login',
  'user_cancelled_authorize',
];

function refusalOf(error: string): ProviderError {
  const rule = oauthRule(error);
  return cancellations.includes(error)
    ? new ProviderError('cancelled', { rule })
    : new ProviderError('upstream_error', { rule });
}

/** The short error code of the standard as a rule; anything longer is text from upstream and dropped. */
export const oauthRule = (code?: unknown): string =>
  typeof code === 'string' && /^[a-z_]{1,40}$/.test(code) ? `oauth.${code}` : 'oauth.error';
