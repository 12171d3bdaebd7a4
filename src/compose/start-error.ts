// SPDX-License-Identifier: AGPL-3.0-or-later

/** A start that cannot succeed: one line for the operator, without a secret. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
