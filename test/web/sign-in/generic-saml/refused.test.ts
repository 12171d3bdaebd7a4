// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { at, draft, remove, type Draft } from '../../../simulators/spid-idp/draft.js';
import { encode } from '../../../simulators/spid-idp/response.js';
import { useDatabase } from '../../../support/database.js';
import {
  password,
  startUniversitySite,
  subjectId,
  type Means,
  type UniversitySite,
} from '../../../support/gateway/university.js';
import {
  bent,
  samlFaults,
  saying,
  type WrongReply,
} from '../../../support/gateway/wrong-replies.js';
import { expectRefusal, type Refusal } from '../../../support/refusal.js';
import { attacks } from '../../../support/saml/attacks.js';
import type { Answering } from '../../../support/saml/visit.js';

const { db } = useDatabase();
let site: UniversitySite;
beforeAll(async () => {
  site = await startUniversitySite(db);
});
afterAll(() => site.close());

const nameId = (response: Draft): Draft => at(response, 'Assertion', 'Subject', 'NameID');
const format = (name: string) => `urn:oasis:names:tc:SAML:${name}`;
const long = 'x'.repeat(257);

/** About the name that a person keeps. */
const nameFaults: readonly WrongReply[] = [
  [
    'that calls the person by a name of a day',
    'malformed',
    'name_id.format_other',
    bent((response) => {
      nameId(response).attributes['Format'] = format('2.0:nameid-format:transient');
    }),
  ],
  [
    'that calls the person by a name of any kind',
    'malformed',
    'name_id.format_missing',
    bent((response) => delete nameId(response).attributes['Format']),
  ],
  [
    'that calls the person by nothing',
    'malformed',
    'name_id_missing',
    bent((response) => remove(response, 'Assertion', 'Subject', 'NameID')),
  ],
  [
    'that calls the person by a name of another realm',
    'mismatched',
    'subject.name_qualifier_other',
    bent((response) => {
      nameId(response).attributes['NameQualifier'] = 'https://another.example';
    }),
  ],
  [
    'that calls the person by a name without end',
    'malformed',
    'subject.too_long',
    bent((response) => (nameId(response).children = [long])),
  ],
  [
    'that says more of the person than a name can hold',
    'malformed',
    'attributes.too_long',
    bent(saying('urn:oid:2.5.4.42', long)),
  ],
  [
    'with an Assertion that nobody can read',
    'forged',
    'document.one_assertion',
    {
      bend: (response) => (at(response, 'Assertion').name = 'saml:EncryptedAssertion'),
      sign: { assertion: false, response: false },
    },
  ],
];

/** About the attribute that names the person. */
const attributeFaults: readonly WrongReply[] = [
  ['without it', 'malformed', 'attributes.required_missing', bent(saying(subjectId, undefined))],
  ['with it empty', 'malformed', 'attributes.required_missing', bent(saying(subjectId, ' '))],
  ['with too much in it', 'malformed', 'subject.too_long', bent(saying(subjectId, long))],
  ['with two values', 'malformed', 'subject.several_values', bent(valued('a', 'b'))],
  [
    'with XML in it',
    'malformed',
    'subject.missing',
    bent(valued(draft('saml:AttributeValue', {}, ['a', draft('saml:NameID', {}, ['b'])]))),
  ],
];

function valued(...values: readonly (string | Draft)[]) {
  return (response: Draft): void => {
    saying(subjectId, undefined)(response);
    const written = values.map((value) =>
      typeof value === 'string' ? draft('saml:AttributeValue', {}, [value]) : value,
    );
    const { children } = at(response, 'Assertion', 'AttributeStatement');
    children.push(draft('saml:Attribute', { Name: subjectId }, written));
  };
}

const signIn =
  (means: Means, how: Partial<Answering>, form: Record<string, string> = {}) =>
  (language: string) =>
    site.signIn({ browser: site.site.browser(), means, language }, how, form);
const expectRefused = (
  refused: Parameters<typeof expectRefusal>[1],
  refusal: Omit<Refusal, 'instance'> & { readonly instance?: Means },
) => expectRefusal(site.piazza, refused, { instance: 'by-name', ...refusal });

describe('an identity provider of a body signs nobody in by an answer', () => {
  // Who is known by name may come without any attribute.
  const named = samlFaults.filter(([, , rule]) => rule !== 'attributes.none');

  it.each([...named, ...nameFaults])('%s', async (_title, code, rule, how) => {
    await expectRefused(signIn('by-name', how), { code, rule });
  });

  it.each([...samlFaults, ...attributeFaults])(
    'to the request of an instance that knows people by an attribute, %s',
    async (_title, code, rule, how) => {
      const refusal = { code, rule, instance: 'by-attribute' } as const;
      await expectRefused(signIn('by-attribute', how), refusal);
    },
  );

  it('that another one of its metadata gave', async () => {
    const { entityId, key } = site.other;
    const answers: readonly [string, Partial<Answering>][] = [
      ['signature.invalid', { sign: { key } }],
      ['response.issuer_other', { bend: (response) => renamed(response, entityId) }],
    ];
    for (const [rule, how] of answers) {
      const code = rule === 'signature.invalid' ? 'forged' : 'mismatched';
      await expectRefused(signIn('by-name', how), { code, rule });
    }
  });

  it.each([
    ['of a class that is too low', password],
    ['of a class that nobody mapped', 'urn:example:unknown'],
  ])('%s for what is needed', async (_title, classRef) => {
    const refused = signIn('by-name', { classRef }, { minimum: 'substantial' });
    await expectRefused(refused, { code: 'level_too_low', rule: 'authn_context.too_low' });
  });

  it('to nobody’s question', async () => {
    const fields = { SAMLResponse: encode('<a/>'), RelayState: 'x'.repeat(43) };
    await expectRefused(
      (language) =>
        site.reply({ browser: site.site.browser(), means: 'by-name', language }, fields),
      { code: 'mismatched', rule: 'attempt.unknown' },
    );
  });

  it('that was used before', async () => {
    const browser = site.site.browser();
    const visit = (language: string) => ({ browser, means: 'by-name' as const, language });
    const asked = await site.ask(visit('it'));
    const fields = site.answer('by-name', asked);
    expect((await site.reply(visit('it'), fields)).status).toBe(303);
    await expectRefused((language) => site.reply(visit(language), fields), {
      code: 'replayed',
      rule: 'attempt.replayed',
    });
  });

  it('whose Assertion was used in another sign-in', async () => {
    const again = signIn(
      'by-name',
      bent((response) => {
        at(response, 'Assertion').attributes['ID'] = '_the-same';
      }),
    );
    expect((await again('it')).status).toBe(303);
    await expectRefused(again, { code: 'replayed', rule: 'attempt.single_use' });
  });

  it('of the attack corpus, wrapped signatures among them; and none burns the sign-in', async () => {
    const visit = { browser: site.site.browser(), means: 'by-name' } as const;
    const asked = await site.ask(visit);
    const corpus = attacks({ idp: site.university.key, other: site.other.key });
    for (const { samlResponse, rule } of corpus) {
      // Above 256 kB the body is not even read.
      if (samlResponse.length > 200_000) continue;
      site.piazza.logged.length = 0;
      const fields = { SAMLResponse: samlResponse, RelayState: asked.relayState };
      const { status } = await site.reply(visit, fields);
      expect([400, 401, 403, 422]).toContain(status);
      expect(site.piazza.logged).toEqual([expect.objectContaining({ rule })]);
    }
    expect((await site.reply(visit, site.answer('by-name', asked))).status).toBe(303);
  });
});

function renamed(response: Draft, issuer: string): void {
  at(response, 'Issuer').children = [issuer];
  at(response, 'Assertion', 'Issuer').children = [issuer];
}
