// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SigningKey } from '../../provider.js';
import { bindings, nameIdTransient, ns } from '../names.js';
import { keyInfo, signatureFor } from '../signature/sign.js';
import { element, type Markup } from '../xml/write.js';
import type { Localised, Organization } from './settings.js';

/** What one AttributeConsumingService asks for. */
export interface AttributeService {
  readonly index: number;
  readonly name: Localised;
  readonly attributes: readonly string[];
}

/** What a scheme wants to read about us. */
export interface Description {
  /** Declared on the root, for extensions inside: prefix to namespace. */
  readonly namespaces?: Readonly<Record<string, string>>;
  readonly organization: Organization;
  readonly contacts: readonly Markup[];
  readonly attributeServices: readonly AttributeService[];
  /** How people are to be named; transient unless said otherwise. */
  readonly nameIdFormat?: string;
  /** Where LogoutRequest and LogoutResponse arrive; absent where logout is no matter of SAML. */
  readonly slo?: string;
}

export interface Descriptor extends Description {
  readonly entityId: string;
  readonly acs: string;
  /** All of them are announced, the first one signs. */
  readonly keys: readonly [SigningKey, ...SigningKey[]];
}

/** The signed EntityDescriptor of a service provider (SAML metadata 2.3.2; AgID Avviso 29 v3, 19 v4). */
export function writeMetadata(input: Descriptor, id: string): string {
  const unsigned = entityDescriptor(input, id);
  const prefixes = Object.keys(input.namespaces ?? {});
  const signature = signatureFor(unsigned, id, { ...input.keys[0], prefixes });
  return entityDescriptor(input, id, signature).xml;
}

export const entityDescriptor = (input: Descriptor, id: string, signature?: Markup): Markup =>
  element(
    'md:EntityDescriptor',
    { 'xmlns:md': ns.md, ...declared(input), ID: id, entityID: input.entityId },
    [signature, spDescriptor(input), organization(input.organization), ...input.contacts],
  );

const declared = ({ namespaces = {} }: Description): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(namespaces).map(([prefix, uri]) => [`xmlns:${prefix}`, uri]));

function spDescriptor({ acs, slo, keys, ...input }: Descriptor): Markup {
  const logout = (binding: keyof typeof bindings): Markup | undefined =>
    slo === undefined
      ? undefined
      : element('md:SingleLogoutService', { Binding: bindings[binding], Location: slo });
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
      element('md:NameIDFormat', {}, [input.nameIdFormat ?? nameIdTransient]),
      element('md:AssertionConsumerService', {
        Binding: bindings.post,
        Location: acs,
        index: '0',
        isDefault: 'true',
      }),
      ...input.attributeServices.map(attributeService),
    ],
  );
}

const attributeService = ({ index, name, attributes }: AttributeService): Markup =>
  element('md:AttributeConsumingService', { index: String(index) }, [
    ...inLanguages('md:ServiceName', name),
    ...attributes.map((attribute) => element('md:RequestedAttribute', { Name: attribute })),
  ]);

const organization = ({ name, displayName, url }: Organization): Markup =>
  element('md:Organization', {}, [
    ...inLanguages('md:OrganizationName', name),
    ...inLanguages('md:OrganizationDisplayName', displayName),
    ...inLanguages('md:OrganizationURL', url),
  ]);

const inLanguages = (tag: string, text: Localised): readonly Markup[] => [
  element(tag, { 'xml:lang': 'it' }, [text.it]),
  ...(text.en ? [element(tag, { 'xml:lang': 'en' }, [text.en])] : []),
];
