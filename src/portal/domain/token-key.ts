// SPDX-License-Identifier: AGPL-3.0-or-later
import type { KeyObject } from 'node:crypto';

/** A private key that signs tokens, with the name it is published under. */
export interface TokenKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
}
