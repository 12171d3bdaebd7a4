// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { cardFields } from '../../../src/membership/domain/cards/card.js';
import {
  audiences,
  memberLists,
  participations,
  visibilities,
} from '../../../src/membership/domain/community.js';
import { linkKinds } from '../../../src/membership/domain/links/link.js';
import {
  kindsByHand,
  organisationKinds,
} from '../../../src/membership/domain/organisations/organisation.js';
import { optionalRoles } from '../../../src/membership/domain/roles/in-use.js';

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((text) => text.trim() !== '' && !text.includes('\0'));
const paragraphs = fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => all.join('\r\n\n'));
const providers = fc.subarray(['email', 'spid', 'cie'], { minLength: 1 });
const contact = fc.constantFrom('orti@example.org', 'rete@example.org');
const some = <T>(all: readonly T[]) => fc.uniqueArray(fc.constantFrom(...all));
const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });

const text = fc.record({
  name: words,
  summary: paragraphs,
  howToJoin: paragraphs,
  description: fc.oneof(fc.constant(''), paragraphs),
});
const withPrivacy = fc
  .tuple(text, paragraphs)
  .map(([one, privacyNote]) => ({ ...one, privacyNote }));
const about = {
  audience: fc.constantFrom(...audiences),
  topics: fc.uniqueArray(fc.constantFrom('orti', 'semi', 'mobilità', 'energia')),
  province: orNull(fc.constantFrom('BO', 'FE')),
  contact,
};
const terms = fc.record({ it: paragraphs, en: paragraphs });
const organisation = fc.record({
  kind: fc.constantFrom(...kindsByHand),
  name: words.map((one) => `Associazione ${one.trim()}`),
  province: orNull(fc.constantFrom('BO', 'FE')),
  website: orNull(fc.constant('https://associazione.example/')),
});

/** The code of a body that the index has to name before a region is made. */
export const indexedBody = 'c_1';

/** @param organisations as files name them */
const condition = (organisations: readonly string[]) =>
  fc.record(
    {
      minimumLevel: fc.constantFrom('low', 'substantial', 'high'),
      providers,
      emailDomains: fc.constantFrom(['example.org'], ['a.example', 'b.example']),
      adults: fc.constant(true),
      affiliation: fc.record({
        organisations: fc.subarray([...organisations]),
        kinds: fc.subarray([...organisationKinds], { minLength: 1 }),
        proof: fc.constantFrom('declared', 'email_domain', 'representative'),
      }),
    },
    { requiredKeys: [] },
  );
const ways = (organisations: readonly string[]) =>
  fc
    .uniqueArray(
      fc.tuple(fc.constantFrom('open', 'invitation', 'approval'), condition(organisations)),
      {
        minLength: 1,
        selector: ([path]) => path,
      },
    )
    .map((all) => all.map(([path, asked]) => ({ path, ...asked })));

const levels = fc.oneof(
  fc.record({
    minimumLevel: fc.constantFrom('low', 'substantial'),
    levelReason: fc.constant(null),
  }),
  fc.record({ minimumLevel: fc.constant('none'), levelReason: words }),
);
const question = fc.record({
  title: fc.constantFrom('Perché?', 'Da quando?'),
  'x-en': fc.constant({ title: 'Why?' }),
  type: fc.constant('string'),
  'x-widget': fc.constantFrom('line', 'paragraph'),
  maxLength: fc.integer({ min: 1, max: 2000 }),
});
const form = fc.dictionary(fc.constantFrom('motivo', 'anni', 'b'), question).map((properties) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties,
  required: Object.keys(properties).slice(0, 1),
  additionalProperties: false,
}));
const assessment = fc.constant('Chi è minorenne ha uno spazio suo altrove.');

const community = (programmes: readonly string[], organisations: readonly string[]) =>
  fc
    .tuple(
      fc.record({
        status: fc.constantFrom('draft', 'active', 'frozen', 'archived'),
        statusReason: fc.constant('Una verifica'),
        texts: fc.record({ it: withPrivacy, en: orNull(withPrivacy) }),
        ...about,
        homeUrl: orNull(fc.constantFrom('https://orti.example/', 'http://semi.example/a?b#c')),
        visibility: fc.constantFrom(...visibilities),
        participation: fc.constantFrom(...participations),
        memberList: fc.constantFrom(...memberLists),
        admittedProviders: orNull(providers),
        ages: fc.record({ admitted: fc.constantFrom('all', 'adults', 'minors'), assessment }),
        coolDownDays: fc.integer({ min: 0, max: 365 }),
        serviceDays: fc.integer({ min: 1, max: 90 }),
        ways: ways(organisations),
        term: fc.record({
          months: orNull(fc.integer({ min: 1, max: 60 })),
          graceDays: fc.integer({ min: 0, max: 365 }),
        }),
        furtherRoles: some(optionalRoles),
        cardFields: some(cardFields),
        programmes: fc.subarray([...programmes]),
        terms: orNull(terms),
        form: orNull(form),
        groups: fc.dictionary(
          fc.constantFrom('semi', 'orti-alti', 'g2'),
          words.map((name) => `Gruppo ${name}`),
        ),
      }),
      levels,
    )
    .map(([settings, level]) => ({ ...settings, ...level }));

const external = (programmes: readonly string[]) =>
  fc.record({
    status: fc.constantFrom('listed', 'withdrawn'),
    texts: fc.record({ it: text, en: orNull(text) }),
    ...about,
    homeUrl: fc.constant('https://altrove.example/rete'),
    programmes: fc.subarray([...programmes]),
  });

const agreement = fc.record({
  byProcessor: fc.boolean(),
  reference: words.map((one) => `PG ${one.trim()}`),
  signedOn: fc.constantFrom('2024-02-29', '2025-12-31'),
  endsOn: orNull(fc.constantFrom('2025-12-31', '2031-01-01')),
});

const portal = (communities: readonly string[]) =>
  fc.record({
    name: words.map((one) => one.trim()),
    controller: fc.constant('Regione di prova'),
    sector: fc.constantFrom('uno', 'due'),
    redirectUris: fc.constant(['https://portale.example/callback']),
    postLogoutRedirectUris: fc.constant(['https://portale.example/']),
    returnUrls: fc.constant(['https://portale.example/c']),
    scopes: fc.subarray(['openid', 'profile', 'memberships']),
    minimumLevel: fc.constantFrom('none', 'low', 'high'),
    allowedProviders: orNull(providers),
    firstParty: fc.boolean(),
    communities: fc.oneof(fc.constant('all'), fc.subarray([...communities])),
    agreement: orNull(agreement),
    attributeService: orNull(fc.constantFrom(0, 3)),
    metadata: fc.record(
      { client_uri: fc.webUrl(), require_auth_time: fc.boolean() },
      { requiredKeys: [] },
    ),
    status: fc.constantFrom('active', 'disabled'),
  });

/** A whole region as a file says it, under addresses that end so. */
export function aRegion(ending: string) {
  const programmes = [`step-${ending}`, `rete-${ending}`];
  const codes = [`insieme-${ending}`, `querce-${ending}`];
  const named = [...codes, `ipa:${indexedBody}`];
  const [first, second] = [`orti-${ending}`, `lettura-${ending}`] as const;
  return fc.record({
    terms,
    programmes: fc.record(
      Object.fromEntries(
        programmes.map((slug) => [
          slug,
          fc.record({
            texts: fc.record({
              it: fc.record({ name: words, summary: words, description: paragraphs }),
              en: fc.constant(null),
            }),
            contact: orNull(contact),
          }),
        ]),
      ),
    ),
    organisations: fc.record(Object.fromEntries(codes.map((code) => [code, organisation]))),
    communities: fc
      .tuple(
        community(programmes, named),
        community(programmes, named),
        orNull(fc.constantFrom(...linkKinds)),
        fc.boolean(),
      )
      .map(([one, other, kind, isOnPortal]) => ({
        [first]: { ...one, links: kind ? { [second]: kind } : {} },
        [second]: isOnPortal
          ? { ...other, homeUrl: 'https://portale.example/b', homePortal: `portale-${ending}` }
          : other,
      })),
    external: fc.record({ [`altrove-${ending}`]: external(programmes) }),
    portals: fc.record({ [`portale-${ending}`]: portal([first, second]) }),
  });
}
