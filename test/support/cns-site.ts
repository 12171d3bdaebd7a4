// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect } from '@jest/globals';
import type { Db } from '../../src/database/database.js';
import type { Authority } from '../simulators/cns/authority.js';
import type { Card, CardHolder, CardOptions } from '../simulators/cns/card.js';
import { present, type HandshakeOptions, type Presented } from '../simulators/cns/handshake.js';
import {
  aCardHolder,
  aFolderOf,
  anAuthority,
  authoritiesOnline,
  type Online,
} from './builders/cns.js';
import { serveCards, type CardHost } from './card-host.js';
import { serve, type Browser, type Page, type Served } from './http-browser.js';
import { signInApp, type SignInApp } from './sign-in-app.js';
import { aTlsIdentity } from './tls.js';

export interface CnsNode {
  readonly piazza: SignInApp;
  readonly site: Served;
  readonly cards: CardHost;
}

/** What a browser with a card reader answers a handshake with. */
export type Shown = Omit<HandshakeOptions, 'trusted'>;

/** Several nodes of one Piazza with a listener that asks for cards, and the authority that issues them. */
export interface CnsSite {
  readonly nodes: readonly CnsNode[];
  readonly first: CnsNode;
  readonly authority: Authority;
  readonly holder: CardHolder;
  /** What the authority answers, and what time it is: as a test wants it. */
  readonly world: { now: Date; online: Online };
  /** Everything as at the start, the shared cache empty. */
  readonly reset: () => Promise<void>;
  /** A card of the holder. */
  readonly issue: (options?: CardOptions) => Promise<Card>;
  /** A new browser, before the first node unless said. */
  browser(node?: number): Browser;
  /** Begins in a browser of the first node: the address on the card host. */
  start(browser: Browser): Promise<string>;
  show(address: string, shown: Shown, node?: CnsNode): Promise<Presented>;
  /** From the button to the page that follows the card. */
  signIn(browser: Browser, shown: Shown): Promise<Page>;
  /** The rules that refused, of the first node. */
  rules(): unknown[];
  /** Why the first node did not believe what an authority said. */
  doubts(of: 'ocsp' | 'revocation_list'): unknown[];
  /** Shows a card in a new browser before the first node, and goes on at the second. */
  signInAcross(card: Card): Promise<Page>;
  close(): Promise<void>;
}

interface CnsSiteOptions {
  /** How many nodes. */
  readonly count?: number;
  /** Of the provider, beside its anchors. */
  readonly further?: Readonly<Record<string, unknown>>;
}

export async function startCnsSite(
  db: Db,
  { count = 1, further = {} }: CnsSiteOptions = {},
): Promise<CnsSite> {
  const [authority, holder, tls] = await Promise.all([
    anAuthority(),
    aCardHolder(),
    aTlsIdentity(),
  ]);
  const world: CnsSite['world'] = { now: new Date(), online: {} };
  const config = { anchors: { directory: aFolderOf(authority) }, ...further };
  const aNode = async (): Promise<CnsNode> => {
    const piazza = await signInApp({
      db,
      instances: [{ id: 'cns', use: 'cns', config }],
      now: () => world.now,
      fetch: (input, init) => authoritiesOnline([authority], world.online)(input, init),
    });
    const cards = await serveCards(piazza, { tls: { ...tls, maxVersion: 'TLSv1.3' } });
    return { piazza, site: await serve(piazza.app), cards };
  };
  const nodes = await Promise.all(Array.from({ length: count }, aNode));
  const [first] = nodes;
  if (!first) throw new Error('a site has a node');

  const start = async (browser: Browser): Promise<string> => {
    const { status, location } = await browser.post('/sign-in/cns/start', {});
    expect([status, new URL(location ?? '').host]).toEqual([303, 'cards.localhost:3001']);
    return location ?? '';
  };
  const show: CnsSite['show'] = (address, shown, { cards } = first) =>
    present(cards.at(address), { trusted: tls.certificate, ...shown });
  return {
    nodes,
    first,
    authority,
    holder,
    world,
    issue: (options = {}) => authority.issue(holder, options),
    browser: (node = 0) => (nodes[node] ?? first).site.browser(),
    async reset() {
      Object.assign(world, { now: new Date(), online: {} });
      first.piazza.logged.length = 0;
      await db.deleteFrom('provider_cache').execute();
    },
    start,
    show,
    async signIn(browser, shown) {
      const { status, location = '' } = await show(await start(browser), shown);
      const back = 'http://localhost:3000/sign-in/cns/card?';
      expect([status, location]).toEqual([303, expect.stringContaining(back)]);
      return browser.get(location, { 'accept-language': 'it' });
    },
    rules: () =>
      first.piazza.logged.filter(({ msg }) => msg === 'sign_in.refused').map(({ rule }) => rule),
    doubts: (of) =>
      first.piazza.logged.filter(({ msg }) => msg === `cns.${of}_failed`).map(({ error }) => error),
    async signInAcross(card) {
      const [here, there] = [first.site.browser(), (nodes[1] ?? first).site.browser()];
      const { location = '' } = await show(await start(here), { card });
      for (const [name, value] of here.cookies) there.cookies.set(name, value);
      return there.get(location);
    },
    async close() {
      for (const { cards, site } of nodes) await Promise.all([cards.close(), site.close()]);
    },
  };
}
