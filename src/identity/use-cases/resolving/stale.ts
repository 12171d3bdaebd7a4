// SPDX-License-Identifier: AGPL-3.0-or-later

/** What the decision rested on changed before it could be carried out; deciding again will do. */
export class StaleDecision extends Error {
  override readonly name = 'StaleDecision';
}
