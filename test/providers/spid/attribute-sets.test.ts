// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import type { VerifiedProfile } from '../../../src/providers/provider.js';
import { ns } from '../../../src/providers/saml/names.js';
import { descend, readTree } from '../../../src/providers/saml/xml/tree.js';
import { spidConfigSchema } from '../../../src/providers/spid/config.js';
import { fakeAttempt, fakeHost } from '../../support/fake-host.js';
import { aGatewayIssuer } from '../../support/builders/gateway.js';
import { aSigningKey, aSpidProvider, spidConfigInput } from '../../support/builders/spid.js';
import { responseFacts } from '../../support/builders/saml.js';
import { createIssuers, type Issuer } from '../../simulators/spid-idp/issuer.js';
import { writeRegister } from '../../simulators/spid-idp/metadata.js';
import { draftResponse, encode, signDraft } from '../../simulators/spid-idp/response.js';

const key = await aSigningKey();
const [alfa] = (await createIssuers('https://idp.example', ['alfa'])) as [Issuer];
const node = await aGatewayIssuer('eidas');
const eidas = { file: node.file };
const serve: typeof fetch = () => Promise.resolve(new Response(writeRegister([alfa])));

const general = {
  index: 0,
  name: { it: 'Accesso' },
  attributes: ['spidCode', 'fiscalNumber', 'name', 'familyName'],
};
const letters = {
  index: 1,
  name: { it: 'Lettere' },
  attributes: [...general.attributes, 'email', 'placeOfBirth'],
};
const offices = {
  index: 2,
  name: { it: 'Studi professionali' },
  attributes: [...general.attributes, 'ivaCode'],
  purpose: 'P',
};
const ofWork = {
  index: 3,
  name: { it: 'Appartenenza' },
  attributes: [...general.attributes, 'companyFiscalNumber'],
  professional: true,
  purpose: 'PG',
};
const attributeSets = [general, letters, offices, ofWork];

async function arrive(attributeService: number | undefined, more: object = {}, issuer = alfa) {
  const host = fakeHost({ keys: [key], fetch: serve });
  const config = { attributeSets, binding: 'post', ...more };
  const provider = await aSpidProvider(host, { url: 'http://localhost:1' }, config);
  const choice = issuer.entityId;
  const attempt = fakeAttempt(host, { choice, ...(attributeService && { attributeService }) });
  const step = await provider.begin(attempt);
  if (step.kind !== 'post') throw new Error('no form');
  const xml = Buffer.from(step.fields['SAMLRequest'] ?? '', 'base64');
  return { host, provider, attempt, request: readTree(xml) };
}

const askedIn = async (...to: Parameters<typeof arrive>) => {
  const { request } = await arrive(...to);
  return [
    request.attributes.get('AttributeConsumingServiceIndex'),
    descend(request, ns.samlp, 'Extensions', 'Purpose')?.text ??
      descend(request, ns.samlp, 'Extensions')?.children[0]?.text,
  ];
};

describe('what is asked of the identity provider', () => {
  test.each([
    ['for nobody in particular', undefined, ['0', undefined]],
    ['for a portal whose set this instance does not have', 7, ['0', undefined]],
    ['for a portal with a set of its own', 1, ['1', undefined]],
    ['for a portal of professionals', 2, ['2', 'P']],
    ['for a portal that names what proves where one belongs', 3, ['0', undefined]],
  ] as const)('is the least %s', async (_name, service, asked) => {
    expect(await askedIn(service)).toEqual(asked);
  });

  test('takes the purpose of the instance where the set has none', async () => {
    expect(await askedIn(undefined, { purpose: 'LP' })).toEqual(['0', 'LP']);
    expect(await askedIn(2, { purpose: 'LP' })).toEqual(['2', 'P']);
  });

  test('of the eIDAS node is its minimum set, or the full one where the purpose needs it', async () => {
    expect(await askedIn(undefined, { eidas }, node)).toEqual(['99', undefined]);
    expect(await askedIn(1, { eidas }, node)).toEqual(['100', undefined]);
    expect(await askedIn(1, { eidas })).toEqual(['1', undefined]);
  });
});

describe('what comes without having been asked for', () => {
  async function answered(service: number | undefined): Promise<VerifiedProfile> {
    const { provider, attempt, request } = await arrive(service);
    const response = draftResponse({
      ...responseFacts,
      issuer: alfa.entityId,
      requestId: request.attributes.get('ID') ?? '',
      now: new Date(),
      attributes: { ...responseFacts.attributes, email: 'giulia@example.org' },
    });
    const body = {
      SAMLResponse: encode(signDraft(response, { key: alfa.key })),
      RelayState: attempt.handle,
    };
    const reply = { query: {}, body, rawQuery: '' };
    const profile = await provider.replies[0]?.verify(reply, attempt);
    if (!profile) throw new Error('no profile');
    return profile;
  }

  test('is dropped, and the person is let in', async () => {
    const profile = await answered(undefined);
    expect(profile.personKeys).toHaveLength(1);
    expect(profile.claims).toEqual({ given_name: 'Giulia', family_name: 'Bassi' });
    expect(profile.email).toBeUndefined();
  });

  test('is what the set of the portal decides', async () => {
    expect((await answered(1)).email?.address).toBe('giulia@example.org');
  });
});

describe('attribute sets are refused', () => {
  test.each([
    ['with one index for two', [general, { ...letters, index: 0 }], 'attributeSets.0.index'],
    ['with an index of the eIDAS node', [{ ...general, index: 99 }], 'attributeSets.0.index'],
    [
      'that recognise nobody',
      [{ ...general, attributes: ['spidCode', 'name'] }],
      'attributeSets.0.attributes',
    ],
    [
      'that name no organisation where they should',
      [general, { ...ofWork, attributes: general.attributes }],
      'attributeSets.1.attributes',
    ],
    [
      'that let in no professional identity where they should',
      [general, { ...ofWork, purpose: 'PF' }],
      'attributeSets.1.purpose',
    ],
    ['with one of professionals alone', [ofWork], 'attributeSets'],
    ['that name portals', [{ ...general, portals: ['forum'] }], 'attributeSets.0'],
  ])('%s', (_name, sets, path) => {
    const more = { attributeSets: sets, eidas };
    const { error } = spidConfigSchema.safeParse(spidConfigInput({ file: 'x' }, more));
    expect(error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });
});
