// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createPublicKey } from 'node:crypto';
import type { SigningKey } from '../../../../src/providers/provider.js';
import { ns } from '../../../../src/providers/saml/names.js';
import { verifyRoot } from '../../../../src/providers/saml/signature/verify-element.js';
import { withDocument } from '../../../../src/providers/saml/xml/document.js';
import { childrenOf, descend, readTree } from '../../../../src/providers/saml/xml/tree.js';
import { spidConfigSchema } from '../../../../src/providers/spid/config.js';
import { serviceRoles, type ServiceRole } from '../../../../src/providers/spid/roles.js';
import {
  privateCodes,
  publicCodes,
  roleConfigInput,
} from '../../../support/builders/spid-roles.js';
import { aSigningKey, aSpidProvider, spidConfigInput } from '../../../support/builders/spid.js';
import { fakeHost } from '../../../support/fake-host.js';

const register = { file: 'unused.xml' };
let key: SigningKey;
beforeAll(async () => {
  key = await aSigningKey();
});

async function metadataOf(role: ServiceRole): Promise<Buffer> {
  const host = fakeHost({ keys: [key] });
  const provider = await aSpidProvider(host, register, roleConfigInput(role, key.certificate));
  return Buffer.from((await provider.documents?.[0]?.render()) ?? '');
}

/** Each contact in one line: type, kind of entity, extensions, company. */
function contactsInWords(bytes: Buffer): readonly string[] {
  const tags = bytes.toString('utf8').match(/<md:ContactPerson [^>]*>/g) ?? [];
  return childrenOf(readTree(bytes), ns.md, 'ContactPerson').map((contact, index) => {
    const kind = /spid:entityType="([^"]+)"/.exec(tags[index] ?? '')?.[1];
    const extensions = descend(contact, ns.md, 'Extensions')?.children ?? [];
    const names = extensions.map(({ name }) => name).join(' ');
    const company = descend(contact, ns.md, 'Company')?.text;
    return [contact.attributes.get('contactType'), kind, names, company]
      .filter(Boolean)
      .join(' | ');
  });
}

const codes = 'IPACode VATNumber FiscalCode';
const own = 'Regione Emilia-Romagna';
const other = 'Aggregatore di prova';
const billing = `billing | CessionarioCommittente | ${own}`;
const aggregator = (rest: string) => `other | spid:aggregator | ${codes} ${rest}`;
const aggregated = (rest: string) => `other | spid:aggregated | ${rest} | ${own}`;

describe('the contacts of every role', () => {
  test.each<[ServiceRole, readonly string[]]>([
    ['public', [`other | ${codes} Public`]],
    ['private', [`other | VATNumber FiscalCode Private | ${own}`, billing]],
    [
      'public-full-aggregator',
      [aggregator(`PublicServicesFullAggregator | ${other}`), aggregated(`${codes} Public`)],
    ],
    [
      'public-light-aggregator',
      [
        aggregator(`PublicServicesLightAggregator KeyDescriptor | ${other}`),
        aggregated(`${codes} Public`),
      ],
    ],
    [
      'private-full-aggregator',
      [
        aggregator(`PrivateServicesFullAggregator | ${other}`),
        aggregated('VATNumber FiscalCode Private'),
        billing,
      ],
    ],
    [
      'private-light-aggregator',
      [
        aggregator(`PrivateServicesLightAggregator KeyDescriptor | ${other}`),
        aggregated('VATNumber FiscalCode Private'),
        billing,
      ],
    ],
    ['public-full-operator', [aggregator(`PublicServicesFullOperator | ${own}`)]],
    [
      'public-light-operator',
      [
        aggregator(`PublicServicesLightOperator KeyDescriptor | ${other}`),
        aggregated(`${codes} Public`),
      ],
    ],
  ])('%s', async (role, contacts) => {
    expect(contactsInWords(await metadataOf(role))).toEqual(contacts);
  });

  test.each(serviceRoles)('%s: the markup is canonical as it stands', async (role) => {
    const bytes = await metadataOf(role);

    // The signature is over the text as written; the verifier canonicalises it first.
    const verify = () =>
      withDocument(bytes, (document) => verifyRoot(document, [createPublicKey(key.privateKey)]));
    expect(verify).not.toThrow();
  });
});

describe('what a role asks of the configuration', () => {
  const faultsOf = (role: ServiceRole, more: object): readonly string[] => {
    const input = { ...roleConfigInput(role, 'x-----BEGIN CERTIFICATE-----'), ...more };
    const { error } = spidConfigSchema.safeParse(spidConfigInput(register, input));
    return error?.issues.map(({ path }) => path.join('.')) ?? [];
  };
  const email = 'piazza@example.org';

  test.each(serviceRoles)('%s: is content with what it needs', (role) => {
    expect(faultsOf(role, {})).toEqual([]);
  });

  test.each<[string, ServiceRole, object, readonly string[]]>([
    ['an IPA code of a public body', 'public', { contact: { email } }, ['contact.ipaCode']],
    [
      'no IPA code of a private one',
      'private',
      { contact: { ...publicCodes, email } },
      ['contact.ipaCode'],
    ],
    ['a tax number of a private body', 'private', { contact: { email } }, ['contact.vatNumber']],
    ['who pays for a private service', 'private', { billing: undefined }, ['billing']],
    [
      'the activity code in the entityID',
      'public-full-aggregator',
      { entityId: 'https://piazza.example/other' },
      ['entityId'],
    ],
    [
      'an entityID without a query',
      'public-full-aggregator',
      { entityId: 'https://piazza.example/?pub-ag-full' },
      ['entityId'],
    ],
    [
      'the body that is spoken for',
      'public-full-aggregator',
      { aggregated: undefined },
      ['aggregated'],
    ],
    [
      'the sector of the body that is spoken for',
      'public-full-aggregator',
      { aggregated: privateCodes },
      ['aggregated.ipaCode'],
    ],
    [
      'the name and the certificate of a light aggregator',
      'public-light-aggregator',
      { contact: { ...publicCodes, email } },
      ['contact.company', 'contact.validationCertificate'],
    ],
    [
      'every code of an operator',
      'public-full-operator',
      { contact: { ipaCode: 'c_a944', email } },
      ['contact.vatNumber', 'contact.fiscalCode'],
    ],
  ])('asks for %s', (_, role, more, faults) => {
    expect(faultsOf(role, more)).toEqual(faults);
  });
});
