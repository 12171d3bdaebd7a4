// SPDX-License-Identifier: AGPL-3.0-or-later
import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  DistributionPointName,
  GeneralName,
  id_ce_issuingDistributionPoint,
  IssuingDistributionPoint,
} from '@peculiar/asn1-x509';
import { Extension } from '@peculiar/x509';
import { createAuthority } from '../../../simulators/cns/authority.js';
import { longListOf } from '../../../simulators/cns/long-list.js';
import { startCnsSite, type CnsSite } from '../../../support/cns-site.js';
import { useDatabase } from '../../../support/database.js';
import { expectRefused, refusals } from '../../../support/wrong-card.js';

const { db } = useDatabase();
let site: CnsSite;

beforeAll(async () => {
  site = await startCnsSite(db, { count: 2, further: { revocation: { graceHours: 24 } } });
});
beforeEach(() => site.reset());
afterAll(() => site.close());

const hour = 3_600_000;
/** Only the list answers, and so. */
const listing = (list?: Buffer): void => {
  site.world.online = { down: ['ocsp'], ...(list && { list }) };
};
const scope = (parts: Partial<IssuingDistributionPoint>): Extension =>
  new Extension(
    id_ce_issuingDistributionPoint,
    true,
    AsnConvert.serialize(new IssuingDistributionPoint(parts)),
  );
const part = (url: string): Extension =>
  scope({
    distributionPoint: new DistributionPointName({
      fullName: [new GeneralName({ uniformResourceIdentifier: url })],
    }),
  });
const withExtension = (further: Extension) => site.authority.list({ further: [further] });
const statusOf = async (...args: Parameters<CnsSite['issue']>): Promise<number> =>
  (await site.signIn(site.browser(), { card: await site.issue(...args) })).status;

describe('a list of revoked certificates', () => {
  it.each<[string, string, () => Promise<Buffer>]>([
    [
      'of another key in the name of the authority',
      'forged: revocation.list_signature',
      async () => (await createAuthority()).list(),
    ],
    [
      'of the authority under another name',
      'malformed: revocation.list_issuer',
      async () => (await createAuthority({ ...site.authority.issuer, name: 'CN=Other' })).list(),
    ],
    [
      'of what changed since another list',
      'malformed: revocation.list_critical_extension',
      () => withExtension(new Extension('2.5.29.27', true, new Uint8Array([2, 1, 1]))),
    ],
    [
      'of the cards of other authorities',
      'malformed: revocation.list_scope',
      () => withExtension(scope({ indirectCRL: true })),
    ],
    [
      'of authorities only',
      'malformed: revocation.list_scope',
      () => withExtension(scope({ onlyContainsCACerts: true })),
    ],
    [
      'of another part of the cards',
      'malformed: revocation.list_scope',
      () => withExtension(part('http://ca.example/altri.crl')),
    ],
    [
      'from the future',
      'malformed: revocation.list_from_the_future',
      () => site.authority.list({ thisUpdate: new Date(Date.now() + hour) }),
    ],
    [
      'that is a web page',
      'malformed: revocation.list_not_parsed',
      async () => Buffer.from('<!doctype html><p>moved</p>'),
    ],
    [
      'that ends in the middle',
      'malformed: revocation.list_not_parsed',
      async () => (await site.authority.list()).subarray(0, -10),
    ],
  ])('%s is not believed', async (what, doubt, made) => {
    const list = await made();
    await expectRefused(site, {
      what,
      rule: 'revocation.unavailable',
      ...refusals.unchecked,
      card: ({ issue }) => issue(),
      async before({ reset }) {
        await reset();
        listing(list);
      },
    });
    expect(site.doubts('revocation_list')).toEqual([expect.stringContaining(doubt)]);
  });

  it('of the very part that the card names is believed', async () => {
    listing(await withExtension(part(site.authority.addresses.crlUrl ?? '')));
    expect(await statusOf()).toBe(303);
  });

  it('is fetched once, by one node for all', async () => {
    const asked: string[] = [];
    site.world.online = { down: ['ocsp'], asked };
    expect(await statusOf()).toBe(303);
    expect((await site.signInAcross(await site.issue())).status).toBe(303);
    expect(asked.filter((what) => what === 'crl')).toHaveLength(1);
  });

  it('of 120,000 cards names the first, one between and the last, and nobody else', async () => {
    const numbers = Array.from({ length: 120_000 }, (_, n) => (0x7f00_0000_0000 + n).toString(16));
    const revoked = await Promise.all([site.issue(), site.issue(), site.issue()]);
    for (const [index, { serialNumber }] of revoked.entries()) {
      numbers[[0, 60_000, 119_999][index] ?? 0] = serialNumber;
    }
    const list = longListOf(site.authority, numbers);
    expect(list.length).toBeGreaterThan(3_000_000);
    listing(list);
    for (const card of revoked) {
      expect((await site.signIn(site.browser(), { card })).status).toBe(403);
    }
    expect(site.rules()).toEqual(Array(3).fill('revocation.revoked'));
    expect(await statusOf()).toBe(303);
    expect((await site.signInAcross(await site.issue())).status).toBe(303);
  }, 60_000);
});

describe('a list that is out of date', () => {
  const old = (hours: number) =>
    site.authority.list({
      thisUpdate: new Date(Date.now() - 7 * 24 * hour),
      nextUpdate: new Date(Date.now() - hours * hour),
    });

  it('counts for the configured grace, and the log says so', async () => {
    listing(await old(23));
    expect(await statusOf()).toBe(303);
    const said = site.first.piazza.logged.map(({ msg }) => msg);
    expect(said).toContain('cns.revocation_list_out_of_date');
  });

  it('still takes away whom it names', async () => {
    const card = await site.issue();
    site.authority.revoke(card);
    listing(await old(23));
    expect((await site.signIn(site.browser(), { card })).status).toBe(403);
    expect(site.rules()).toEqual(['revocation.revoked']);
  });

  it('counts no longer', async () => {
    listing(await old(25));
    await expectRefused(site, {
      what: 'old',
      rule: 'revocation.stale',
      ...refusals.unchecked,
      card: ({ issue }) => issue(),
    });
  });

  it('is not followed by an older one, which forgets whom it named', async () => {
    const older = await site.authority.list({
      thisUpdate: new Date(Date.now() - hour),
      nextUpdate: new Date(Date.now() + 90 * 24 * hour),
    });
    const card = await site.issue();
    site.authority.revoke(card);
    listing();
    expect((await site.signIn(site.browser(), { card })).status).toBe(403);

    site.world.now = new Date(Date.now() + 30 * hour);
    listing(older);
    expect((await site.signIn(site.browser(), { card })).status).toBe(403);
    expect(site.rules()).toEqual(Array(2).fill('revocation.revoked'));
    expect(site.doubts('revocation_list')).toEqual([
      expect.stringContaining('forged: revocation.list_rolled_back'),
    ]);
  });
});
