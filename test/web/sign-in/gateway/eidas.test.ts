// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Draft } from '../../../simulators/spid-idp/draft.js';
import type { Persona } from '../../../simulators/spid-idp/personas.js';
import { aPersona } from '../../../support/builders/gateway.js';
import { useDatabase } from '../../../support/database.js';
import { startGatewaySite, type GatewaySite } from '../../../support/gateway/site.js';
import {
  bent,
  samlFaults,
  saying,
  type WrongReply,
} from '../../../support/gateway/wrong-replies.js';
import { expectRefusal } from '../../../support/refusal.js';
import { viewerOf } from '../../../support/sign-in-app.js';

const { db } = useDatabase();
const [anna, eleni] = await Promise.all([aPersona('foreigner'), aPersona('foreigner_greek')]);
let gateway: GatewaySite;
beforeAll(async () => {
  gateway = await startGatewaySite({ db, nodes: 2 });
});
afterAll(() => gateway.close());

/** Whom Piazza takes a person for who comes through the node. */
async function come(persona: Persona, node = 0, bend?: (response: Draft) => void) {
  const browser = gateway.browser(node);
  const how = { persona, ...(bend && { bend }) };
  const page = await gateway.signIn({ browser, means: 'eidas' }, how);
  expect(page.status).toBe(303);
  const { displayName, actor } = await viewerOf(browser);
  return { displayName, ...actor } as { displayName: string; memberId: string; level: string };
}
const called = (personIdentifier: string): Persona => ({ ...anna, european: { personIdentifier } });

describe('a person whom another state knows', () => {
  it('needs no fiscal code, and is the same member when they come back, on whichever node', async () => {
    const first = await come(anna);
    expect(first).toMatchObject({ displayName: 'Anna S.', level: 'substantial' });
    const second = await come(anna, 1);
    expect(second.memberId).toBe(first.memberId);
    const identities = await db
      .selectFrom('identity')
      .selectAll()
      .where('member_id', '=', first.memberId)
      .execute();
    expect(identities).toMatchObject([{ class: 'proven', label: 'eIDAS DE' }]);
  });

  it('is known by a keyed hash of what that state calls them', async () => {
    const { memberId } = await come(anna);
    const keys = await db
      .selectFrom('person_key')
      .selectAll()
      .where('member_id', '=', memberId)
      .execute();
    expect(new Set(keys.map(({ scheme }) => scheme))).toEqual(new Set(['eidas-person-id']));
    const rows = [...keys, ...(await db.selectFrom('identity').selectAll().execute())];
    expect(JSON.stringify(rows)).not.toContain('demo-Schmidt');
  });

  it('is another person under the same identifier of another state, or in other capitals', async () => {
    const names = [
      'DE/IT/one-of-many',
      'FR/IT/one-of-many',
      'DE/IT/ONE-OF-MANY',
      'DE/FR/one-of-many',
    ];
    const members = [];
    for (const name of names) members.push((await come(called(name))).memberId);
    expect(new Set(members).size).toBe(names.length);
  });

  it('is never taken for who has the fiscal number that an answer may hold unasked', async () => {
    const citizen = gateway.browser();
    await gateway.signIn({ browser: citizen, means: 'cie-saml' });
    const { actor } = await viewerOf(citizen);
    const bend = saying('fiscalNumber', gateway.citizen.fiscalNumber);
    expect((await come(called('AT/IT/with-a-number'), 0, bend)).memberId).not.toBe(actor.memberId);
  });
});

describe('a name in another script', () => {
  it('is shown in Latin letters where the state gives them too', async () => {
    expect((await come(eleni)).displayName).toBe('Eleni P.');
  });

  it('is shown as it is where it comes in no other', async () => {
    const persona = {
      ...called('GR/IT/greek-only'),
      givenName: 'Ελένη',
      familyName: 'Παπαδοπούλου',
    };
    expect((await come(persona)).displayName).toBe('Ελένη Π.');
  });
});

const faults: readonly WrongReply[] = [
  [
    'without an identifier',
    'malformed',
    'attributes.required_missing',
    bent(saying('spidCode', undefined)),
  ],
  ...['ALFA1234567890', 'Schmidt-1990', 'DE/IT/', 'de/it/x', `DE/IT/${'x'.repeat(257)}`].map(
    (value): WrongReply => [
      `with the identifier ${value.slice(0, 20)}`,
      'malformed',
      'attributes.person_identifier_form',
      bent(saying('spidCode', value)),
    ],
  ),
];

describe('the eIDAS node signs nobody in by an answer', () => {
  it.each([...samlFaults, ...faults])('%s', async (_title, code, rule, how) => {
    const refused = (language: string) => {
      const visit = { browser: gateway.browser(), means: 'eidas' as const, language };
      return gateway.signIn(visit, { persona: anna, ...how });
    };
    await expectRefusal(gateway.first, refused, { instance: 'eidas', code, rule });
  });
});
