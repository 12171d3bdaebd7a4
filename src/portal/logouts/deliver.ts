// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Clock } from '../../kernel/clock.js';
import type { ClientId } from '../../kernel/ids.js';
import { call } from '../delivery/call.js';
import { createDeliverer, type Deliverer } from '../delivery/deliverer.js';
import type { Answer } from '../domain/retry.js';
import type { TokenKey } from '../domain/token-key.js';
import { parseCallAddress } from '../domain/webhook.js';
import { claimLogouts, type DueLogout } from '../store/logouts/queue.js';
import { settleLogoutAttempt } from '../use-cases/logouts/settle-attempt.js';
import { logoutToken } from './token.js';

export interface LogoutDeps {
  readonly db: Db;
  readonly now: Clock;
  readonly issuer: string;
  /** Newest first. */
  readonly keys: readonly TokenKey[];
  /** Guarded against private addresses, redirects, long answers and long waits. */
  readonly fetch: typeof fetch;
  readonly allowPrivate: boolean;
  readonly onError: (error: unknown) => void;
  readonly onGivenUp: (clientId: ClientId) => void;
  /** No key signs with what the portal registered: a later attempt may find one, else it is given up. */
  readonly onMissingKey: (logout: Pick<DueLogout, 'clientId' | 'algorithm'>) => void;
}

/** Tells portals of sessions that have ended (OpenID Connect Back-Channel Logout 1.0, 2.5). */
export const createLogoutDeliverer = (deps: LogoutDeps): Deliverer =>
  createDeliverer<DueLogout>({
    ...deps,
    claim: async (claim) => claimLogouts(deps.db, claim),
    receiverOf: ({ clientId }) => clientId,
    attempt: async (logout) => settleLogoutAttempt(deps, logout, await tell(deps, logout)),
  });

async function tell(deps: LogoutDeps, logout: DueLogout): Promise<Answer> {
  const url = parseCallAddress(logout.uri, deps);
  if (!url) return { failure: 'address_refused' };
  const token = await logoutToken({ ...deps, at: deps.now() }, logout);
  if (token === undefined) {
    deps.onMissingKey(logout);
    return { failure: 'no_key' };
  }
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = String(new URLSearchParams({ logout_token: token }));
  return call(deps.fetch, { url, headers, body });
}
