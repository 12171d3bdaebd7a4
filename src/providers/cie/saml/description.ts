// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import type { AttributeService, Description } from '../../saml/service-provider/descriptor.js';
import { element, type Markup } from '../../saml/xml/write.js';
import type { CieSamlConfig } from './config.js';
import { cieAttributes } from './scheme.js';
import type { Party } from './parties.js';

const cieNamespace = 'https://www.cartaidentita.interno.gov.it/saml-extensions';

/** What the scheme wants to read about a service provider (CIE SAML manual, metadata). */
export function cieDescription(config: CieSamlConfig, entityId: string): Omit<Description, 'slo'> {
  const { administrative, technical, organization } = config;
  return {
    namespaces: { cie: cieNamespace },
    organization,
    contacts: [
      contact('administrative', administrative, organization.name.it),
      ...(technical ? [contact('technical', technical, technical.company)] : []),
    ],
    attributeServices: [attributeService(config.serviceId ?? serviceIdOf(entityId))],
  };
}

const attributeService = (id: string): AttributeService => ({
  index: 0,
  name: { it: `urn:uuid:${id}` },
  attributes: cieAttributes,
});

/** In the form of a random UUID, and the same for ever: metadata must not change by itself. */
export function serviceIdOf(entityId: string): string {
  const hash = createHash('sha256').update(entityId).digest('hex');
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `4${hash.slice(13, 16)}`];
  return [...parts, `a${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-');
}

function contact(contactType: string, body: Party, company: string): Markup {
  const { email, phone } = body;
  return element('md:ContactPerson', { contactType }, [
    element('md:Extensions', {}, census(body)),
    element('md:Company', {}, [company]),
    element('md:EmailAddress', {}, [email]),
    phone ? element('md:TelephoneNumber', {}, [phone]) : undefined,
  ]);
}

function census(body: Party): readonly Markup[] {
  const fields = [
    [body.sector === 'public' ? 'Public' : 'Private', ''],
    ['IPACode', body.ipaCode],
    ['IPACategory', body.ipaCategory],
    ['VATNumber', body.vatNumber],
    ['FiscalCode', body.fiscalCode],
    ...body.nace2Codes.map((code) => ['NACE2Code', code] as const),
    ['Municipality', body.municipality],
    ['Province', body.province],
    ['Country', body.country],
  ] as const;
  return fields.flatMap(([name, text]) =>
    text === undefined ? [] : [element(`cie:${name}`, {}, [text])],
  );
}
