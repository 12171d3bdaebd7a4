// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ProviderErrorDetail } from '../provider-error.js';
import { strictRules } from './strict/check.js';

/** Cases that are refused before the rules of the protocol are asked. */
const wrappings = ['xsw1', 'xsw2', 'xsw3', 'xsw4', 'xsw5', 'xsw6', 'xsw7', 'xsw8'];
const earlier: Readonly<Record<string, readonly string[]>> = {
  // spid-sp-test sends them without namespaces; with them they have an Assertion too many.
  'document.not_a_response': wrappings,
  'document.one_assertion': wrappings,
  // Signed metadata embedded in the Response (spid-saml-check).
  'signature.misplaced': ['112', '113'],
  'signature.assertion_unsigned': ['2', '3'],
  'signature.invalid': ['4', '5', '100'],
  // Without an ID there is nothing that a Reference could point at.
  'signature.reference': ['8', '9', '33', '34'],
  'signature.transforms': ['xslt'],
  'assertion.missing': ['32'],
};

/** Cases of the errors that a person causes, by the code that the identity provider sends. */
const userErrors: Readonly<Record<string, readonly string[]>> = {
  '19': ['104'],
  '20': ['105'],
  '21': ['106'],
  '22': ['107'],
  '23': ['108'],
  '25': ['111'],
};

const strict = new Map(strictRules.map(({ name, agid }) => [name, agid]));

/** Which cases of AgID's validator are refused like this, for the log. */
export function agidNumbers({ rule = '', official }: ProviderErrorDetail): readonly string[] {
  if (official !== undefined) return userErrors[official] ?? [];
  return strict.get(rule) ?? earlier[rule] ?? [];
}
