// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, beforeEach, describe, it } from '@jest/globals';
import { startCnsSite, type CnsSite } from '../../../support/cns-site.js';
import { useDatabase } from '../../../support/database.js';
import { expectRefused, refusals, type WrongCard } from '../../../support/wrong-card.js';

const { db } = useDatabase();
let site: CnsSite;

beforeAll(async () => {
  site = await startCnsSite(db);
});
beforeEach(() => site.reset());
afterAll(() => site.close());

const day = 86_400_000;
const aRevokedCard: WrongCard['card'] = async ({ authority, issue }) => {
  const card = await issue();
  authority.revoke(card);
  return card;
};
const unchecked = { rule: 'revocation.unavailable', ...refusals.unchecked } as const;

const wrong: readonly WrongCard[] = [
  {
    what: 'revoked, says OCSP',
    rule: 'revocation.revoked',
    ...refusals.revoked,
    card: aRevokedCard,
  },
  {
    what: 'revoked, says the list',
    rule: 'revocation.revoked',
    ...refusals.revoked,
    card: aRevokedCard,
    async before({ world, authority }) {
      world.online = { down: ['ocsp'], list: await authority.list() };
    },
  },
  {
    what: 'checked by a list that is out of date',
    rule: 'revocation.stale',
    ...refusals.unchecked,
    card: ({ issue }) => issue(),
    async before({ world, authority }) {
      const thisUpdate = new Date(Date.now() - 2 * day);
      world.online = { down: ['ocsp'], list: await authority.list({ thisUpdate }) };
    },
  },
  {
    what: 'of an authority that does not answer',
    ...unchecked,
    card: ({ issue }) => issue(),
    before({ world }) {
      world.online = { down: ['ocsp', 'crl'] };
    },
  },
  {
    what: 'without an address to ask at',
    rule: 'revocation.no_address',
    ...refusals.unchecked,
    card: ({ issue }) => issue({ ocspUrl: undefined, crlUrl: undefined }),
  },
  {
    what: 'with a list on LDAP only',
    rule: 'revocation.no_address',
    ...refusals.unchecked,
    card: ({ issue }) => issue({ ocspUrl: undefined, crlUrl: 'ldap://ca.example/cn=list' }),
  },
];

describe('a card', () => {
  it.each(wrong)('$what is refused by $rule', (one) => expectRefused(site, one));
});
