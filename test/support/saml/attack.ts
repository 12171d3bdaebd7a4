// SPDX-License-Identifier: AGPL-3.0-or-later
import { encode } from '../../simulators/spid-idp/response.js';
import type { IdpKey } from '../../simulators/spid-idp/keys.js';

/** A document that nobody must let in, and the rule that has to say so. */
export interface Attack {
  readonly name: string;
  readonly rule: string;
  /** The form field: base64. */
  readonly samlResponse: string;
}

export interface AttackKeys {
  /** Of the identity provider that was asked. */
  readonly idp: IdpKey;
  /** Of another identity provider of the list. */
  readonly other: IdpKey;
}

export const attack = (name: string, rule: string, xml: string): Attack => ({
  name,
  rule,
  samlResponse: encode(xml),
});
