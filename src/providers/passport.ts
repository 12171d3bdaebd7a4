// SPDX-License-Identifier: AGPL-3.0-or-later
import { oauthRule } from './oauth-reply.js';
import { ProviderError } from './provider-error.js';

/** What a strategy may look at: nothing of the web framework reaches it. */
export interface StrategyRequest {
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, string>>;
}

/** The one method of a passport strategy that is called. */
export interface Strategy {
  authenticate(request: never, options: never): unknown;
}

/** What a strategy decided, as a value. */
export type Outcome =
  | { readonly kind: 'redirect'; readonly to: URL }
  | { readonly kind: 'success'; readonly user: unknown };

/**
 * Runs a passport strategy as a function. Passport itself patches five callbacks onto a copy of the
 * strategy for each request; so do we, and make a promise of them. No session, no `req.user`.
 * @throws ProviderError `mismatched` when the strategy fails, `upstream_error` when it errs
 */
export function runStrategy(strategy: Strategy, request: StrategyRequest): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => reject(toProviderError(error));
    const running: Strategy = Object.assign(Object.create(strategy), {
      success: (user: unknown) => resolve({ kind: 'success', user }),
      redirect: (to: string) => resolve({ kind: 'redirect', to: new URL(to) }),
      fail: () => fail(new ProviderError('mismatched', { rule: 'strategy.failed' })),
      pass: () => fail(new ProviderError('malformed', { rule: 'strategy.passed' })),
      error: fail,
    });
    try {
      // A strategy is typed for Express's request and reads these two fields of it.
      Promise.resolve(running.authenticate(request as never, {} as never)).catch(fail);
    } catch (error) {
      fail(error);
    }
  });
}

/**
 * Upstream text (`error_description`, bodies) is dropped, because it may repeat secrets and reaches
 * logs through `cause`; the short OAuth error code is kept as the rule.
 */
function toProviderError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  if (!(error instanceof Error)) return new ProviderError('upstream_error');
  if ('oauthError' in error) {
    const inner = error.oauthError;
    return inner instanceof ProviderError
      ? inner
      : new ProviderError('upstream_error', { rule: oauthRule() });
  }
  if ('code' in error) return new ProviderError('upstream_error', { rule: oauthRule(error.code) });
  return new ProviderError('upstream_error', { rule: 'strategy.error' }, { cause: error });
}
