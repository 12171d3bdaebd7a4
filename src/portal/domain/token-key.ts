// SPDX-License-Identifier: AGPL-3.0-or-later
import type { KeyObject } from 'node:crypto';

/** A private key that signs tokens, with the name it is published under. */
export interface TokenKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
}

/** @throws Error for a key that is neither RSA nor on the curve P-256 */
export function algorithmOf({ kid, privateKey }: TokenKey): 'RS256' | 'ES256' {
  if (privateKey.asymmetricKeyType === 'rsa') return 'RS256';
  if (privateKey.asymmetricKeyDetails?.namedCurve === 'prime256v1') return 'ES256';
  throw new Error(`the key ${kid} is neither RSA nor on the curve P-256`);
}
