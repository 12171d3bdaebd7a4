// SPDX-License-Identifier: AGPL-3.0-or-later
import type { IdpKey } from '../../simulators/spid-idp/keys.js';
import { intoElement } from '../../simulators/spid-idp/response.js';
import { writeSignature } from '../../simulators/spid-idp/signature.js';

/** What everybody can have: metadata that carries a true signature of the identity provider. */
export function createRegisterEntity(key: IdpKey): string {
  const entity =
    '<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" ID="_metadata" entityID="https://alfa.example"></md:EntityDescriptor>';
  return intoElement(entity, writeSignature(entity, '_metadata', { key }));
}
