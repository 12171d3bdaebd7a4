// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import cieSaml from '../../../src/providers/cie/saml/index.js';
import { cieSamlConfigSchema } from '../../../src/providers/cie/saml/config.js';
import { ns } from '../../../src/providers/saml/names.js';
import {
  childrenOf,
  descend,
  readTree,
  type Element,
} from '../../../src/providers/saml/xml/tree.js';
import { aGatewayIssuer, cieSamlConfigInput } from '../../support/builders/gateway.js';
import { aWay, requestOf } from '../../support/saml/way.js';

const issuer = await aGatewayIssuer('cie');
const identityProvider = { file: issuer.file };
const aCard = (more: object = {}) =>
  aWay(cieSaml, issuer, cieSamlConfigInput(identityProvider, more));
const metadata = async (more: object = {}): Promise<Element> =>
  readTree(Buffer.from(await (await aCard(more)).metadata()));

const cie = 'https://www.cartaidentita.interno.gov.it/saml-extensions';
/** A contact as text: its kind, what the extensions say, the rest. */
const contactsOf = (root: Element) =>
  childrenOf(root, ns.md, 'ContactPerson').map((contact) => {
    const extensions = descend(contact, ns.md, 'Extensions')?.children ?? [];
    expect(new Set(extensions.map(({ namespace }) => namespace))).toEqual(new Set([cie]));
    const rest = contact.children.filter(({ name }) => name !== 'Extensions');
    const told = (elements: readonly Element[]) => elements.map(({ name, text }) => [name, text]);
    return {
      type: contact.attributes.get('contactType'),
      extensions: told(extensions),
      rest: Object.fromEntries(told(rest)),
    };
  });

const body = { municipality: 'A944', email: 'piazza@example.org' };
const company = {
  ...body,
  sector: 'private',
  vatNumber: 'IT12345678901',
  fiscalCode: '12345678901',
  nace2Codes: ['62.01', '63.11.20'],
};

describe('our metadata for the identity card', () => {
  it('says of a public body what the portal of federation registers', async () => {
    const administrative = {
      ...body,
      ipaCode: 'r_emiro',
      ipaCategory: 'L4',
      province: 'BO',
      phone: '+390511234567',
    };
    expect(contactsOf(await metadata({ administrative }))).toEqual([
      {
        type: 'administrative',
        extensions: [
          ['Public', ''],
          ['IPACode', 'r_emiro'],
          ['IPACategory', 'L4'],
          ['Municipality', 'A944'],
          ['Province', 'BO'],
          ['Country', 'IT'],
        ],
        rest: {
          Company: 'Regione Emilia-Romagna',
          EmailAddress: 'piazza@example.org',
          TelephoneNumber: '+390511234567',
        },
      },
    ]);
  });

  it('says of a private body and of its technical partner what they need', async () => {
    const technical = { ...company, company: 'Fornitore S.r.l.', nace2Codes: ['62.02'] };
    const [administrative, partner] = contactsOf(
      await metadata({ administrative: company, technical }),
    );
    expect(administrative?.extensions).toEqual([
      ['Private', ''],
      ['VATNumber', 'IT12345678901'],
      ['FiscalCode', '12345678901'],
      ['NACE2Code', '62.01'],
      ['NACE2Code', '63.11.20'],
      ['Municipality', 'A944'],
      ['Country', 'IT'],
    ]);
    expect(partner).toMatchObject({ type: 'technical', rest: { Company: 'Fornitore S.r.l.' } });
  });

  it('asks for the four attributes of eIDAS under a name that never changes', async () => {
    const [first, second] = [await metadata(), await metadata()];
    const [set, ...others] = childrenOf(
      descend(first, ns.md, 'SPSSODescriptor'),
      ns.md,
      'AttributeConsumingService',
    );
    expect(others).toEqual([]);
    const names = childrenOf(set, ns.md, 'RequestedAttribute').map(({ attributes }) =>
      attributes.get('Name'),
    );
    expect(names).toEqual(['name', 'familyName', 'dateOfBirth', 'fiscalNumber']);
    const serviceName = (root: Element) =>
      descend(root, ns.md, 'SPSSODescriptor', 'AttributeConsumingService', 'ServiceName')?.text;
    expect(serviceName(first)).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(serviceName(second)).toBe(serviceName(first));
    const serviceId = '0b5d9a34-6f0e-4c53-9d0f-1f8f5d9a7c11';
    expect(serviceName(await metadata({ serviceId }))).toBe(`urn:uuid:${serviceId}`);
  });

  it('names an address for logout by redirect, as it has to', async () => {
    const role = descend(await metadata(), ns.md, 'SPSSODescriptor');
    const [slo] = childrenOf(role, ns.md, 'SingleLogoutService').filter(({ attributes }) =>
      attributes.get('Binding')?.endsWith('HTTP-Redirect'),
    );
    expect(slo?.attributes.get('Location')).toBe('https://piazza.example/sign-in/cie-saml/slo');
  });
});

describe('what the identity card is configured with', () => {
  it.each([
    ['a public body without its IPA code', { administrative: body }, ['administrative', 'ipaCode']],
    [
      'a private body without its VAT number',
      { administrative: { ...company, vatNumber: undefined } },
      ['administrative', 'vatNumber'],
    ],
    [
      'a private body without its fiscal code',
      { administrative: { ...company, fiscalCode: undefined } },
      ['administrative', 'fiscalCode'],
    ],
    [
      'a private body without its activity',
      { administrative: { ...company, nace2Codes: [] } },
      ['administrative', 'nace2Codes'],
    ],
    [
      'a technical partner who does not say who they are',
      { technical: { ...company, company: 'F', nace2Codes: [] } },
      ['technical', 'nace2Codes'],
    ],
  ])('is refused with %s', (_title, more, path) => {
    const { error } = cieSamlConfigSchema.safeParse(cieSamlConfigInput(identityProvider, more));
    expect(error?.issues.map((issue) => issue.path)).toEqual([path]);
  });
});

describe('a request to the identity card', () => {
  it.each(['low', 'substantial', 'high'] as const)(
    'asks to prove anew at level %s too, and names what it wants by index',
    async (level) => {
      const { step } = await (await aCard({ level })).ask();
      const { root } = requestOf(step);
      expect(root.attributes.get('ForceAuthn')).toBe('true');
      expect(root.attributes.get('AssertionConsumerServiceIndex')).toBe('0');
      expect(root.attributes.get('AttributeConsumingServiceIndex')).toBe('0');
      expect(root.attributes.get('Destination')).toBe(`${issuer.entityId}/sso`);
      expect(descend(root, ns.samlp, 'RequestedAuthnContext')?.attributes.get('Comparison')).toBe(
        'minimum',
      );
    },
  );
});

describe('a person with an identity card', () => {
  it('is known by the fiscal number alone', async () => {
    const card = await aCard();
    const [first, second] = [await card.come(), await card.come()];
    const personKey = { scheme: 'it-fiscal-code', value: 'IT:BSSGLI88D52M990F' };
    expect(first).toMatchObject({
      issuer: issuer.entityId,
      subject: { personKey },
      personKeys: [personKey],
      level: 'substantial',
      methods: ['cie'],
      claims: { given_name: 'Giulia', family_name: 'Bassi', age_class: 'adult' },
    });
    expect(second.subject).toEqual(first.subject);
    expect(JSON.stringify(first)).not.toContain('1988');
  });
});
