// SPDX-License-Identifier: AGPL-3.0-or-later

/** What is kept of a withdrawal: nothing of whose it was. */
export interface KeptWithdrawal {
  readonly instance: string;
  readonly kind: 'consent' | 'data';
  readonly outcome: 'nothing_held' | 'unlinked' | 'signed_out' | 'erased' | 'waiting';
  readonly receivedAt: Date;
}
