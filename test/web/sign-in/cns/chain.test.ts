// SPDX-License-Identifier: AGPL-3.0-or-later
import 'reflect-metadata';
import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Extension, KeyUsageFlags } from '@peculiar/x509';
import type { Authority, AuthorityOptions } from '../../../simulators/cns/authority.js';
import type { Card, CardHolder } from '../../../simulators/cns/card.js';
import { createKeyPair } from '../../../simulators/cns/keys.js';
import {
  aCardHolder,
  aFolderOf,
  anAuthority,
  authoritiesOnline,
} from '../../../support/builders/cns.js';
import { pass, serveCards, type CardHost } from '../../../support/card-host.js';
import { useDatabase } from '../../../support/database.js';
import { serve, type Served } from '../../../support/http-browser.js';
import { signInApp, viewerOf, type SignInApp } from '../../../support/sign-in-app.js';

const { db } = useDatabase();
const secret = 'a secret that only the proxy knows';
const online: Authority[] = [];
let root: Authority;
let holder: CardHolder;
let piazza: SignInApp;
let site: Served;
let cards: CardHost;

beforeAll(async () => {
  [root, holder] = [await anAuthority(), await aCardHolder()];
  online.push(root);
  piazza = await signInApp({
    db,
    instances: [{ id: 'cns', use: 'cns', config: { anchors: { directory: aFolderOf(root) } } }],
    fetch: (input, init) => authoritiesOnline(online)(input, init),
  });
  site = await serve(piazza.app);
  cards = await serveCards(piazza, { proxy: { form: 'rfc9440', secret } });
});
beforeEach(() => {
  piazza.logged.length = 0;
});
afterAll(() => Promise.all([cards.close(), site.close()]));

let count = 0;
/** An authority below another, that answers for what it issues. */
async function below(above: Authority, options: Partial<AuthorityOptions> = {}) {
  count += 1;
  const addresses = { ocspUrl: `http://ca-${count}.example/ocsp` };
  const made = await above.delegate(`CN=Cittadini ${count}`, { addresses, ...options });
  online.push(made);
  return made;
}

type Way = readonly Pick<Authority, 'certificate'>[];

/** Shows a card with authorities that come along. */
async function show(card: Card, way: Way) {
  const sequence = ({ certificate }: Pick<Authority, 'certificate'>): string =>
    `:${new X509Certificate(certificate).raw.toString('base64')}:`;
  const browser = site.browser();
  const { location: address } = await browser.post('/sign-in/cns/start', {});
  const { location } = await pass(cards, address ?? '', {
    'piazza-proxy-secret': secret,
    'client-cert': sequence(card),
    'client-cert-chain': way.map(sequence).join(', '),
  });
  const { status } = await browser.get(location);
  const rules = piazza.logged.map(({ rule }) => rule).filter((rule) => rule !== undefined);
  return { status, rules, viewer: await viewerOf(browser) };
}

describe('the way from a card to an anchor', () => {
  it('leads over three authorities, in whatever order they come, beside others', async () => {
    const first = await below(root);
    const second = await below(first);
    const third = await below(second);
    const other = await below(root);
    const card = await third.issue(holder);
    const { status, viewer } = await show(card, [first, other, third, second]);
    expect([status, viewer]).toMatchObject([303, { actor: { level: 'high' } }]);
  });

  it('may have an authority with RSA in it', async () => {
    const made = await below(root, { pair: await createKeyPair(2048) });
    expect((await show(await made.issue(holder), [made])).status).toBe(303);
  });

  it.each<[string, () => Promise<{ readonly card: Card; readonly way: Way }>]>([
    [
      'over four authorities',
      async () => {
        const way = [await below(root)];
        for (const one of [0, 1, 2]) way.push(await below(way[one] ?? root));
        const [, , , last] = way;
        return { card: await (last ?? root).issue(holder), way };
      },
    ],
    [
      "over somebody's card, which is no authority",
      async () => {
        const made = await below(root, { isAuthority: false });
        return { card: await made.issue(holder), way: [made] };
      },
    ],
    [
      'over an authority whose time is over',
      async () => {
        const made = await below(root, { notAfter: new Date(Date.now() - 1_000) });
        return { card: await made.issue(holder), way: [made] };
      },
    ],
    [
      'over an authority below one that may have none below it',
      async () => {
        const narrow = await below(root, { pathLength: 0 });
        const made = await below(narrow);
        return { card: await made.issue(holder), way: [narrow, made] };
      },
    ],
    [
      'over an authority whose key signs no certificates',
      async () => {
        const made = await below(root, { usages: KeyUsageFlags.cRLSign });
        return { card: await made.issue(holder), way: [made] };
      },
    ],
    [
      'over an authority with a weak key',
      async () => {
        const made = await below(root, { pair: await createKeyPair(1024) });
        return { card: await made.issue(holder), way: [made] };
      },
    ],
    [
      'over an authority limited to names that we do not compare',
      async () => {
        const limits = new Extension('2.5.29.30', true, new Uint8Array([0x30, 0]));
        const made = await below(root, { further: [limits] });
        return { card: await made.issue(holder), way: [made] };
      },
    ],
    [
      'over an authority that is not there',
      async () => ({ card: await (await below(root)).issue(holder), way: [root] }),
    ],
  ])('does not lead %s', async (_where, made) => {
    const { card, way } = await made();
    expect(await show(card, way)).toEqual({
      status: 403,
      rules: ['chain.untrusted'],
      viewer: null,
    });
  });
});
