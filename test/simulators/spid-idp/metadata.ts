// SPDX-License-Identifier: AGPL-3.0-or-later
import { bindings, ns } from '../../../src/providers/saml/names.js';
import { keyInfo } from '../../../src/providers/saml/signature/sign.js';
import { element, type Markup } from '../../../src/providers/saml/xml/write.js';
import { intoElement } from './response.js';
import type { Issuer } from './issuer.js';
import type { IdpKey } from './keys.js';
import { writeSignature } from './signature.js';

/** The list of identity providers, as AgID's register writes it. @param signer signs the whole list */
export function writeRegister(
  issuers: readonly Issuer[],
  signer?: IdpKey,
  validUntil?: string,
): string {
  const list = element(
    'md:EntitiesDescriptor',
    { 'xmlns:md': ns.md, ID: '_register', validUntil },
    issuers.map(entity),
  ).xml;
  return signer ? intoElement(list, writeSignature(list, '_register', { key: signer })) : list;
}

/** One identity provider alone, as most of them publish themselves. */
export const writeEntity = (issuer: Issuer): string =>
  entity(issuer).xml.replace('<md:EntityDescriptor', `<md:EntityDescriptor xmlns:md="${ns.md}"`);

function entity({ entityId, displayName, key }: Issuer): Markup {
  const service = (name: string, binding: keyof typeof bindings, path: string): Markup =>
    element(`md:${name}`, { Binding: bindings[binding], Location: `${entityId}/${path}` });
  return element('md:EntityDescriptor', { entityID: entityId }, [
    element(
      'md:IDPSSODescriptor',
      { WantAuthnRequestsSigned: 'true', protocolSupportEnumeration: ns.samlp },
      [
        element('md:KeyDescriptor', { use: 'signing' }, [keyInfo(key.certificate)]),
        service('SingleLogoutService', 'post', 'slo'),
        service('SingleLogoutService', 'redirect', 'slo'),
        element('md:NameIDFormat', {}, ['urn:oasis:names:tc:SAML:2.0:nameid-format:transient']),
        service('SingleSignOnService', 'post', 'sso'),
        service('SingleSignOnService', 'redirect', 'sso'),
      ],
    ),
    element('md:Organization', {}, [
      element('md:OrganizationName', { 'xml:lang': 'it' }, [displayName]),
      element('md:OrganizationDisplayName', { 'xml:lang': 'it' }, [displayName]),
      element('md:OrganizationURL', { 'xml:lang': 'it' }, ['https://example.org']),
    ]),
  ]);
}
