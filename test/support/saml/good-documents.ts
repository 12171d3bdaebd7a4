// SPDX-License-Identifier: AGPL-3.0-or-later
import type { IdpKey } from '../../simulators/spid-idp/keys.js';
import { signDraft } from '../../simulators/spid-idp/response.js';
import { aResponse } from '../builders/saml.js';
import { foreignResponse, foreignStyles, prefixedResponse } from './foreign-signer.js';

/** Right responses by name, as different software writes and signs them: each must be let in. */
export const goodDocuments = (idp: IdpKey): readonly (readonly [name: string, xml: string])[] => [
  ['as our simulator writes it', signDraft(aResponse(), { key: idp })],
  ...Object.entries(foreignStyles).map(
    ([name, style]) => [name, foreignResponse(idp, style)] as const,
  ),
  ['with inclusive prefixes', prefixedResponse(idp)],
];
