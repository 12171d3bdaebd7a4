// SPDX-License-Identifier: AGPL-3.0-or-later
import { ClientError, ResponseBodyError } from 'openid-client';
import { ProviderError } from '../../provider-error.js';

const short = /^[a-z_]{1,40}$/;

/**
 * What openid-client threw, as an error of the contract. Its own errors carry tokens and text from
 * upstream in their causes: only the names are kept.
 */
export function toRefusal(token: string, error: unknown): ProviderError {
  for (const one of causes(error)) {
    if (one instanceof ProviderError) return one;
    if (one instanceof ResponseBodyError) {
      const rule = short.test(one.error) ? `token.${one.error}` : 'token.error';
      return new ProviderError('upstream_error', { rule });
    }
    const { claim } = Object(one) as { claim?: unknown };
    if (typeof claim === 'string') return claimRefusal(token, claim);
  }
  if (error instanceof ClientError) {
    return new ProviderError('malformed', { rule: `${token}.${ruleOf(error.code)}` });
  }
  return new ProviderError('upstream_error', { rule: `${token}.error` });
}

const claimRefusal = (token: string, claim: string): ProviderError => {
  const rule = `${token}.${short.test(claim) ? claim : 'claim'}`;
  if (claim === 'exp') return new ProviderError('expired', { rule });
  return new ProviderError(claim === 'nonce' ? 'mismatched' : 'forged', { rule });
};

const ruleOf = (code: string | undefined): string =>
  code?.replace(/^OAUTH_/, '').toLowerCase() ?? 'invalid';

function causes(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let one = error; one && chain.length < 5; one = Object(one).cause) chain.push(one);
  return chain;
}
