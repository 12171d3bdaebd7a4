// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { advise, originalAssertion } from '../../../simulators/gateway/federa.js';
import { at, remove, type Draft } from '../../../simulators/spid-idp/draft.js';
import type { IdpKey } from '../../../simulators/spid-idp/keys.js';
import { intoElement, write } from '../../../simulators/spid-idp/response.js';
import { writeSignature } from '../../../simulators/spid-idp/signature.js';
import { aPersona } from '../../../support/builders/gateway.js';
import { useDatabase } from '../../../support/database.js';
import { startGatewaySite, type GatewaySite } from '../../../support/gateway/site.js';
import {
  bent,
  samlFaults,
  saying,
  type WrongReply,
} from '../../../support/gateway/wrong-replies.js';
import { expectRefusal, type Refusal } from '../../../support/refusal.js';
import type { Answering } from '../../../support/saml/visit.js';

const { db } = useDatabase();
let gateway: GatewaySite;
beforeAll(async () => {
  gateway = await startGatewaySite({ db });
});
afterAll(() => gateway.close());

const classes = 'urn:oasis:names:tc:SAML:2.0:ac:classes';
const manager = await aPersona('manager');
const fiscalCode = manager.fiscalNumber?.replace('TINIT-', '');

/** The statement of the gateway is empty but for a name; what there was stands in Advice. */
function onlyAdvised(response: Draft): void {
  saying('CodiceFiscale', undefined)(response);
  remove(response, 'Assertion', 'Advice');
  advise(response, originalAssertion({ CodiceFiscale: fiscalCode ?? '' }));
}

const faults: readonly WrongReply[] = [
  [
    'with its attributes in Advice only',
    'malformed',
    'attributes.required_missing',
    bent(onlyAdvised),
  ],
  [
    'without a fiscal code',
    'malformed',
    'attributes.required_missing',
    bent(saying('CodiceFiscale', undefined)),
  ],
  [
    'with an empty fiscal code',
    'malformed',
    'attributes.required_missing',
    bent(saying('CodiceFiscale', ' ')),
  ],
  [
    'with a fiscal code whose check character is wrong',
    'malformed',
    'attributes.fiscal_number_form',
    bent(saying('CodiceFiscale', `${fiscalCode?.slice(0, 15)}Z`)),
  ],
  [
    'that says twice who the person is',
    'malformed',
    'attributes.repeated',
    bent((response) => {
      const { children } = at(response, 'Assertion', 'AttributeStatement');
      children.push(...children.slice(0, 1));
    }),
  ],
  [
    'of a class that nobody configured',
    'malformed',
    'authn_context.class_unknown',
    { classRef: `${classes}:unspecified` },
  ],
  [
    'of a lower class than was asked',
    'level_too_low',
    'authn_context.too_low',
    { classRef: `${classes}:PasswordProtectedTransport` },
  ],
  [
    'of credentials that are trusted less than was asked',
    'level_too_low',
    'attributes.level_too_low',
    bent(saying('trustLevel', 'Medio')),
  ],
];

const signIn = (how: Partial<Answering>) => (language: string) =>
  gateway.signIn({ browser: gateway.browser(), means: 'federa', language }, how);
const expectRefused = (
  refused: Parameters<typeof expectRefusal>[1],
  refusal: Omit<Refusal, 'instance'>,
) => expectRefusal(gateway.first, refused, { instance: 'federa', ...refusal });

describe('the gateway signs nobody in by an answer', () => {
  it.each([...samlFaults, ...faults])('%s', async (_title, code, rule, how) => {
    await expectRefused(signIn(how), { code, rule });
  });

  it('signed with a key of its metadata that is not pinned', async () => {
    const sign = { key: gateway.unpinned };
    await expectRefused(signIn({ sign }), { code: 'forged', rule: 'signature.invalid' });
  });

  it.each([
    ['without a signature', 'signature.assertion_unsigned', false],
    ['with its signature', 'signature.reference', true],
  ])('that wraps a signed one about somebody else, %s', async (_title, rule, borrows) => {
    const bend = wrap(gateway.issuers.federa.key, borrows);
    const sign = { assertion: false, response: false } as const;
    await expectRefused(signIn({ bend, sign }), { code: 'forged', rule });
  });

  it('that was used before', async () => {
    const browser = gateway.browser();
    const visit = (language: string) => ({ browser, means: 'federa' as const, language });
    const fields = gateway.answer('federa', await gateway.begin(visit('it')));
    expect((await gateway.reply(visit('it'), fields)).status).toBe(303);
    await expectRefused((language) => gateway.reply(visit(language), fields), {
      code: 'replayed',
      rule: 'attempt.replayed',
    });
  });

  it('whose Assertion was used in another sign-in', async () => {
    const again = bent((response) => {
      at(response, 'Assertion').attributes['ID'] = '_the-same';
    });
    expect((await signIn(again)('it')).status).toBe(303);
    await expectRefused(signIn(again), { code: 'replayed', rule: 'attempt.single_use' });
  });
});

/** The true Assertion goes into the Advice of a false one. @param borrows its signature too */
const wrap = (key: IdpKey, borrows: boolean) => (response: Draft) => {
  const assertion = at(response, 'Assertion');
  remove(assertion, 'Advice');
  const { xml } = write(assertion);
  const signature = writeSignature(xml, assertion.attributes['ID'] ?? '', { key });
  saying('CodiceFiscale', fiscalCode)(response);
  assertion.attributes['ID'] = '_wrapping';
  advise(response, borrows ? xml : intoElement(xml, signature));
  if (borrows) assertion.children.splice(1, 0, { name: 'ds:Signature', xml: signature });
};
