// SPDX-License-Identifier: AGPL-3.0-or-later
import { keyInfo } from '../../saml/signature/sign.js';
import { element, type Markup } from '../../saml/xml/write.js';
import type { SpidConfig } from '../config.js';
import { spidNamespace } from '../names.js';
import type { Codes } from '../parties.js';
import { roleForms, type RoleForm } from '../roles.js';
import { invoiceCustomer } from './invoice-customer.js';

/** Every ContactPerson that the role asks for, in the order of the schemas. */
export function contactPersons(config: SpidConfig): readonly Markup[] {
  const form = roleForms[config.role];
  const alone = form.activity === undefined;
  return [
    alone ? serviceContact(config, form) : aggregatorContact(config, form),
    ...(form.represents ? [aggregatedContact(config, form.represents)] : []),
    ...(form.billing ? [billingContact(config)] : []),
  ];
}

/** A body with a service of its own. */
function serviceContact({ contact, organization, role }: SpidConfig, form: RoleForm): Markup {
  const declared = { 'xmlns:spid': spidNamespace };
  return contactPerson({ contactType: 'other' }, [...identity(contact, form.marker, declared)], {
    ...contact,
    company: role === 'private' ? organization.name.it : undefined,
  });
}

/** Whoever runs the service for others; an operator stands in Organization itself. */
function aggregatorContact({ contact, organization }: SpidConfig, form: RoleForm): Markup {
  const extensions = identity(contact, form.marker);
  const { validationCertificate: certificate } = contact;
  if (form.light && certificate) {
    const key = element('spid:KeyDescriptor', { use: 'spid:validation' }, [keyInfo(certificate)]);
    extensions.push(key);
  }
  const company = form.represents ? contact.company : organization.name.it;
  return contactPerson(entity('aggregator'), extensions, { ...contact, company });
}

function aggregatedContact(config: SpidConfig, sector: string): Markup {
  const { aggregated = {}, organization } = config;
  const company = organization.name.it;
  return contactPerson(entity('aggregated'), identity(aggregated, sector), {
    ...aggregated,
    company,
  });
}

function billingContact({ billing, organization }: SpidConfig): Markup {
  const extensions = billing ? [invoiceCustomer(billing)] : [];
  const company = organization.name.it;
  return contactPerson({ contactType: 'billing' }, extensions, { ...billing, company });
}

/** `spid:entityType` stands on the element itself, so the prefix is declared there for all that is inside. */
const entity = (kind: 'aggregator' | 'aggregated'): Record<string, string> => ({
  'xmlns:spid': spidNamespace,
  contactType: 'other',
  'spid:entityType': `spid:${kind}`,
});

/** IPACode, VATNumber, FiscalCode and the marker: a sequence in AgID's schema. */
function identity(codes: Codes, marker: string, declared: Record<string, string> = {}): Markup[] {
  const named = [
    ['IPACode', codes.ipaCode],
    ['VATNumber', codes.vatNumber],
    ['FiscalCode', codes.fiscalCode],
    [marker, ''],
  ] as const;
  return named.flatMap(([name, text]) =>
    text === undefined ? [] : [element(`spid:${name}`, declared, [text])],
  );
}

interface Reach {
  readonly company?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
}

const contactPerson = (
  attributes: Record<string, string>,
  extensions: readonly Markup[],
  { company, email, phone }: Reach,
): Markup =>
  element('md:ContactPerson', attributes, [
    element('md:Extensions', {}, extensions),
    company ? element('md:Company', {}, [company]) : undefined,
    email ? element('md:EmailAddress', {}, [email]) : undefined,
    phone ? element('md:TelephoneNumber', {}, [phone]) : undefined,
  ]);
