// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { advise, originalAssertion } from '../../../simulators/gateway/federa.js';
import { at } from '../../../simulators/spid-idp/draft.js';
import { useDatabase } from '../../../support/database.js';
import { startGatewaySite, type GatewaySite } from '../../../support/gateway/site.js';
import {
  bent,
  samlFaults,
  saying,
  type WrongReply,
} from '../../../support/gateway/wrong-replies.js';
import { expectRefusal } from '../../../support/refusal.js';
import type { Answering } from '../../../support/saml/visit.js';
import { viewerOf } from '../../../support/sign-in-app.js';

const { db } = useDatabase();
let gateway: GatewaySite;
beforeAll(async () => {
  gateway = await startGatewaySite({ db });
});
afterAll(() => gateway.close());

const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';
const entity = 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity';

const incomplete = ['name', 'familyName', 'dateOfBirth', 'fiscalNumber'].map(
  (name): WrongReply => [
    `without ${name}`,
    'malformed',
    'attributes.required_missing',
    bent(saying(name, undefined)),
  ],
);

const faults: readonly WrongReply[] = [
  ...incomplete,
  [
    'with a format of Issuer that is none',
    'malformed',
    'response.issuer_format',
    bent((response) => {
      at(response, 'Issuer').attributes['Format'] = transient;
    }),
  ],
  [
    'with a format of Issuer inside that is none',
    'malformed',
    'assertion.issuer_format',
    bent((response) => {
      at(response, 'Assertion', 'Issuer').attributes['Format'] = transient;
    }),
  ],
  [
    'with a format of Issuer on the outside only',
    'malformed',
    'assertion.issuer_format_missing',
    bent((response) => {
      at(response, 'Issuer').attributes['Format'] = entity;
    }),
  ],
  [
    'with a spidCode in the place of the fiscal number',
    'malformed',
    'attributes.required_missing',
    bent((response) => {
      saying('fiscalNumber', undefined)(response);
      saying('spidCode', 'ALFA1234567890')(response);
    }),
  ],
  [
    'with a fiscal number whose check character is wrong',
    'malformed',
    'attributes.fiscal_number_form',
    bent(saying('fiscalNumber', 'TINIT-BSSGLI88D52M990G')),
  ],
  [
    'of a class that the scheme does not have',
    'malformed',
    'authn_context.class_unknown',
    { classRef: 'https://www.spid.gov.it/SpidL4' },
  ],
  [
    'of a lower class than was asked',
    'level_too_low',
    'authn_context.too_low',
    { classRef: 'https://www.spid.gov.it/SpidL1' },
  ],
  [
    'with an Assertion in Advice, which only a gateway has',
    'forged',
    'document.one_assertion',
    bent((response) => advise(response, originalAssertion())),
  ],
  [
    'whose NameID names nobody’s realm',
    'malformed',
    'name_id.name_qualifier_missing',
    bent((response) => {
      delete at(response, 'Assertion', 'Subject', 'NameID').attributes['NameQualifier'];
    }),
  ],
];

const signIn = (how: Partial<Answering>) => (language: string) =>
  gateway.signIn({ browser: gateway.browser(), means: 'cie-saml', language }, how);

describe('the identity card signs nobody in by an answer', () => {
  it.each([...samlFaults, ...faults])('%s', async (_title, code, rule, how) => {
    await expectRefusal(gateway.first, signIn(how), { instance: 'cie-saml', code, rule });
  });

  it('that was used before', async () => {
    const browser = gateway.browser();
    const visit = (language: string) => ({ browser, means: 'cie-saml' as const, language });
    const fields = gateway.answer('cie-saml', await gateway.begin(visit('it')));
    expect((await gateway.reply(visit('it'), fields)).status).toBe(303);
    const again = (language: string) => gateway.reply(visit(language), fields);
    const refusal = { code: 'replayed', rule: 'attempt.replayed' } as const;
    await expectRefusal(gateway.first, again, { instance: 'cie-saml', ...refusal });
  });
});

describe('the identity card', () => {
  it.each([
    ['without any format of Issuer, as it writes', () => undefined],
    [
      'with the format of an entity in both places',
      (response: Parameters<NonNullable<Answering['bend']>>[0]) => {
        at(response, 'Issuer').attributes['Format'] = entity;
        at(response, 'Assertion', 'Issuer').attributes['Format'] = entity;
      },
    ],
  ])('signs a person in %s', async (_title, bend) => {
    const browser = gateway.browser();
    expect((await gateway.signIn({ browser, means: 'cie-saml' }, { bend })).status).toBe(303);
    expect(await viewerOf(browser)).toMatchObject({ actor: { level: 'substantial' } });
  });

  it('names the person by the fiscal number, whatever else it may send', async () => {
    const members = await Promise.all(
      ['ALFA1234567890', 'BETA0987654321'].map(async (code) => {
        const browser = gateway.browser();
        await gateway.signIn({ browser, means: 'cie-saml' }, bent(saying('spidCode', code)));
        return (await viewerOf(browser)).actor.memberId;
      }),
    );
    expect(new Set(members).size).toBe(1);
  });
});
