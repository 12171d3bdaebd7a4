// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createAuthority, type Authority } from '../../../simulators/cns/authority.js';
import type { Card, CardOptions } from '../../../simulators/cns/card.js';
import type { OcspOptions } from '../../../simulators/cns/ocsp.js';
import { startCnsSite, type CnsSite } from '../../../support/cns-site.js';
import { useDatabase } from '../../../support/database.js';
import { expectRefused, refusals } from '../../../support/wrong-card.js';

const { db } = useDatabase();
let site: CnsSite;
let stranger: Authority;

beforeAll(async () => {
  [site, stranger] = await Promise.all([
    startCnsSite(db, { count: 2 }),
    createAuthority({ name: 'CN=Another' }),
  ]);
});
beforeEach(() => site.reset());
afterAll(() => site.close());

const minute = 60_000;
const ago = (minutes: number): Date => new Date(Date.now() - minutes * minute);
const forOcsp: CardOptions = { extendedKeyUsage: ['1.3.6.1.5.5.7.3.9'] };

/** Only the responder answers, and so. */
function answering(answer: (request: Uint8Array) => Promise<Buffer>): void {
  site.world.online = { down: ['crl'], answer };
}
const by = (options: OcspOptions) => (request: Uint8Array) =>
  site.authority.answer(request, options);

describe('an OCSP answer', () => {
  it.each<[string, () => Promise<OcspOptions>]>([
    ['of the authority itself', async () => ({})],
    ['of whom it appointed', async () => ({ responder: await site.issue(forOcsp) })],
    ['without an end, of a moment ago', async () => ({ nextUpdate: undefined })],
    ['of a clock that is four minutes ahead', async () => ({ thisUpdate: ago(-4) })],
  ])('%s lets a good card in, and a revoked one not', async (_whose, options) => {
    answering(by(await options()));
    const card = await site.issue();
    expect((await site.signIn(site.browser(), { card })).status).toBe(303);
    const revoked = await site.issue();
    site.authority.revoke(revoked);
    const page = await site.signIn(site.browser(), { card: revoked });
    expect([page.status, site.rules()]).toEqual([403, ['revocation.revoked']]);
    expect(site.doubts('ocsp')).toEqual([]);
  });

  interface Doubtful {
    readonly what: string;
    readonly doubt: string | undefined;
    readonly answer: () => Promise<(request: Uint8Array) => Promise<Buffer>>;
  }
  const signedBy = (responder: () => Promise<Pick<Card, 'certificate' | 'key'>>) => async () =>
    by({ responder: await responder() });

  const doubtful: readonly Doubtful[] = [
    {
      what: 'signed with a card, which is not for that',
      doubt: 'forged: revocation.ocsp_responder',
      answer: signedBy(() => site.issue()),
    },
    {
      what: 'of a responder whom another authority appointed',
      doubt: 'forged: revocation.ocsp_responder',
      answer: signedBy(() => stranger.issue(site.holder, forOcsp)),
    },
    {
      what: 'of a responder whose time is over',
      doubt: 'forged: revocation.ocsp_responder',
      answer: signedBy(() =>
        site.issue({ ...forOcsp, notBefore: ago(2 * 1_440), notAfter: ago(1_440) }),
      ),
    },
    {
      what: 'of a responder with a weak key',
      doubt: 'forged: revocation.ocsp_responder',
      answer: signedBy(() => site.issue({ ...forOcsp, key: 1024 })),
    },
    {
      what: 'of another authority',
      doubt: 'forged: revocation.ocsp_responder',
      answer: async () => (request) => stranger.answer(request),
    },
    {
      what: 'in the name of the authority, by another key',
      doubt: 'forged: revocation.ocsp_signature',
      answer: signedBy(async () => ({
        certificate: site.authority.certificate,
        key: stranger.key,
      })),
    },
    {
      what: 'from the future',
      doubt: 'forged: revocation.ocsp_out_of_date',
      answer: async () => by({ thisUpdate: ago(-10) }),
    },
    {
      what: 'that is over',
      doubt: 'forged: revocation.ocsp_out_of_date',
      answer: async () => by({ thisUpdate: ago(90) }),
    },
    {
      what: 'of two hours ago, without an end',
      doubt: 'forged: revocation.ocsp_out_of_date',
      answer: async () => by({ thisUpdate: ago(120), nextUpdate: undefined }),
    },
    {
      what: 'about another card',
      doubt: 'forged: revocation.ocsp_certificate',
      async answer() {
        const asked: Uint8Array[] = [];
        answering((request) => {
          asked.push(request);
          return site.authority.answer(request);
        });
        await site.signIn(site.browser(), { card: await site.issue() });
        const [other = new Uint8Array()] = asked;
        return () => site.authority.answer(other);
      },
    },
    {
      what: 'that says "try later"',
      doubt: 'forged: revocation.ocsp_no_answer',
      answer: async () => async () => Buffer.from('30030a0103', 'hex'),
    },
    {
      what: 'that is a web page',
      doubt: 'forged: revocation.ocsp_not_parsed',
      answer: async () => async () => Buffer.from('<!doctype html><p>moved</p>'),
    },
    {
      what: 'that knows nothing of the card',
      doubt: undefined,
      answer: async () => by({ status: 'unknown' }),
    },
  ];

  it.each(doubtful)('$what is not believed', async ({ what, doubt, answer }) => {
    const made = await answer();
    await expectRefused(site, {
      what,
      rule: 'revocation.unavailable',
      ...refusals.unchecked,
      card: ({ issue }) => issue(),
      before: () => answering(made),
    });
    const expected = doubt === undefined ? [] : [expect.stringContaining(doubt)];
    expect(site.doubts('ocsp')).toEqual(expected);
  });

  it('is asked for once an hour, by one node for all', async () => {
    const asked: string[] = [];
    site.world.online = { asked };
    const card = await site.issue();
    expect((await site.signIn(site.browser(), { card })).status).toBe(303);
    expect((await site.signInAcross(card)).status).toBe(303);
    expect(asked).toEqual(['ocsp']);
  });
});
