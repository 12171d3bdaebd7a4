// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SigningKey } from '../../provider.js';
import { bindings, nameIdTransient, ns } from '../../saml/names.js';
import { keyInfo, signatureFor } from '../../saml/signature/sign.js';
import { element, type Markup } from '../../saml/xml/write.js';
import { publishedSets } from '../attribute-sets.js';
import type { AttributeSet, Localised, SpidConfig } from '../config.js';
import { contactPersons } from './contacts.js';

export interface MetadataInput {
  readonly config: SpidConfig;
  readonly entityId: string;
  readonly acs: string;
  readonly slo: string;
  /** All of them are announced, the first one signs. */
  readonly keys: readonly [SigningKey, ...SigningKey[]];
}

/** The signed EntityDescriptor of a service provider (AgID Avviso 29 v3, 19 v4). */
export function writeMetadata(input: MetadataInput, id: string): string {
  const unsigned = entityDescriptor(input, id);
  const signature = signatureFor(unsigned, id, input.keys[0]);
  return entityDescriptor(input, id, signature).xml;
}

export const entityDescriptor = (input: MetadataInput, id: string, signature?: Markup): Markup =>
  element('md:EntityDescriptor', { 'xmlns:md': ns.md, ID: id, entityID: input.entityId }, [
    signature,
    spDescriptor(input),
    organization(input.config),
    ...contactPersons(input.config),
  ]);

function spDescriptor({ config, acs, slo, keys }: MetadataInput): Markup {
  const logout = (binding: keyof typeof bindings): Markup =>
    element('md:SingleLogoutService', { Binding: bindings[binding], Location: slo });
  return element(
    'md:SPSSODescriptor',
    {
      AuthnRequestsSigned: 'true',
      WantAssertionsSigned: 'true',
      protocolSupportEnumeration: ns.samlp,
    },
    [
      ...keys.map(({ certificate }) =>
        element('md:KeyDescriptor', { use: 'signing' }, [certificate ? keyInfo(certificate) : '']),
      ),
      logout('redirect'),
      logout('post'),
      element('md:NameIDFormat', {}, [nameIdTransient]),
      element('md:AssertionConsumerService', {
        Binding: bindings.post,
        Location: acs,
        index: '0',
        isDefault: 'true',
      }),
      ...publishedSets(config).map(attributeService),
    ],
  );
}

const attributeService = ({ index, name, attributes }: AttributeSet): Markup =>
  element('md:AttributeConsumingService', { index: String(index) }, [
    ...inLanguages('md:ServiceName', name),
    ...attributes.map((attribute) => element('md:RequestedAttribute', { Name: attribute })),
  ]);

const organization = ({ organization: { name, displayName, url } }: SpidConfig): Markup =>
  element('md:Organization', {}, [
    ...inLanguages('md:OrganizationName', name),
    ...inLanguages('md:OrganizationDisplayName', displayName),
    ...inLanguages('md:OrganizationURL', url),
  ]);

const inLanguages = (tag: string, text: Localised): readonly Markup[] => [
  element(tag, { 'xml:lang': 'it' }, [text.it]),
  ...(text.en ? [element(tag, { 'xml:lang': 'en' }, [text.en])] : []),
];
