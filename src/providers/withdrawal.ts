// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Reply } from './provider.js';

/**
 * The owner of an account took something back, and the provider says so to everybody who was given
 * it: the host ends sessions, unlinks, erases, and keeps a page on which the person reads what was done.
 */
export interface Withdrawal {
  /** `consent`: the account shall open nothing here any more. `data`: what came from it shall be erased. */
  readonly kind: 'consent' | 'data';
  readonly issuer: string;
  readonly subject: string;
  /** The same for the same message, however often it is sent. */
  readonly id: string;
  /** What the sender is told once the host has done its part. */
  answer(receipt: WithdrawalReceipt): { readonly type: string; readonly body: string };
}

export interface WithdrawalReceipt {
  /** The page that says what was done. */
  readonly status: URL;
  /** The name of this withdrawal on that page: 32 characters of `[0-9a-f]`. */
  readonly code: string;
}

/** Always a POST from the provider's own machines: no browser and no attempt. */
export interface WithdrawalRoute {
  readonly path: `/${string}`;
  /** @throws ProviderError for everything that is not signed by who it says it is from */
  verify(reply: Reply): Promise<Withdrawal>;
}
