// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { present, type HandshakeOptions, type Presented } from '../../simulators/cns/handshake.js';
import type { CardHolder } from '../../simulators/cns/card.js';
import { aCardHolder } from '../../support/builders/cns.js';
import { completeConfiguration } from '../../support/configuration.js';
import { createBrowser, type Browser, type Page } from '../../support/http-browser.js';
import { freePorts } from '../../support/free-ports.js';
import { runPiazza, type PiazzaProcess } from '../../support/piazza-process.js';
import { authoritiesOnline, type AuthoritiesOnline } from './online.js';
import { aRoot, type Issued, type OpensslAuthority } from './openssl.js';

/** Authorities of cards and of servers, in files, and what they answer. */
export interface World {
  readonly folder: string;
  readonly online: AuthoritiesOnline;
  readonly holder: CardHolder;
  readonly root: OpensslAuthority;
  /** Below the root; it issues the cards. */
  readonly issuing: OpensslAuthority;
  /** Nobody that Piazza knows. */
  readonly stranger: OpensslAuthority;
  /** The TLS certificate of `localhost`, of the root too. */
  readonly server: Issued;
  /** A folder of anchors. */
  anchors(...authorities: readonly OpensslAuthority[]): string;
  /** What ends what was started in it; `close` does. */
  readonly undo: (() => Promise<void>)[];
  /** What every Piazza of this world has in its configuration, its keys among it. */
  readonly base: Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}

export async function aWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'piazza-cards-'));
  const online = await authoritiesOnline();
  const where = { root: folder, online: online.origin };
  const [root, stranger] = [await aRoot(where, 'root'), await aRoot(where, 'stranger')];
  const issuing = await root.below('issuing');
  for (const one of [root, issuing, stranger]) {
    // Before anybody asks: who asks waits for an answer as long as the service waits, and no longer.
    await one.appoint();
    online.authorities.set(one.name, one);
  }
  const undo: World['undo'] = [() => online.close()];
  let count = 0;
  return {
    undo,
    base: await completeConfiguration(),
    folder,
    online,
    root,
    issuing,
    stranger,
    holder: await aCardHolder(),
    server: await root.server(),
    anchors(...authorities) {
      count += 1;
      const path = join(folder, `anchors-${count}`);
      mkdirSync(path);
      for (const { name, certificate } of authorities) {
        writeFileSync(join(path, `${name}.pem`), certificate);
      }
      return path;
    },
    async close() {
      for (const step of undo.toReversed()) await step();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface CardSite {
  readonly piazza: PiazzaProcess;
  readonly origin: string;
  browser(): Browser;
  /** Begins a sign-in: the address on the host that asks for cards. */
  start(browser: Browser): Promise<URL>;
  show(address: URL, shown: Omit<HandshakeOptions, 'trusted'>): Promise<Presented>;
  /** From the button to the page that follows the card. */
  signIn(browser: Browser, card?: Issued): Promise<Page>;
  /** The rules that refused since the last call. */
  rules(): readonly unknown[];
}

export interface CardSiteOptions {
  readonly databaseUrl: string;
  /** A folder. */
  readonly anchors: string;
  /** Where browsers show their card: of Piazza's own listener, or of a proxy. */
  readonly publicUrl: string;
  readonly listener: Readonly<Record<string, unknown>>;
}

/** `piazza serve`, in a process of its own, with cards as the only way in. */
export async function aCardSite(world: World, options: CardSiteOptions): Promise<CardSite> {
  const { databaseUrl, anchors, publicUrl, listener } = options;
  const port = await freePorts(1);
  const origin = `http://localhost:${port}`;
  const file = join(world.folder, `piazza-${port}.yaml`);
  const http = { port, host: '127.0.0.1', publicUrl: origin, outbound: { allowPrivate: true } };
  const sections = {
    ...world.base,
    http,
    clientCertificates: { publicUrl, ...listener },
    database: { url: databaseUrl },
    providers: [
      { id: 'cns', use: 'cns', name: 'CNS', config: { anchors: { directory: anchors } } },
    ],
    log: { level: 'info' },
  };
  writeFileSync(file, stringify(sections));
  const piazza = runPiazza(['serve'], { env: { PIAZZA_CONFIG: file } });
  world.undo.push(async () => {
    piazza.child.kill('SIGTERM');
    await piazza.ended;
  });
  await piazza.until('listening');
  let read = 0;
  const start = async (browser: Browser): Promise<URL> =>
    new URL((await browser.post('/sign-in/cns/start', {})).location ?? 'about:refused');
  const show: CardSite['show'] = (address, shown) =>
    present(address, { trusted: world.root.certificate, ...shown });
  return {
    piazza,
    origin,
    start,
    show,
    browser: () => createBrowser(origin),
    async signIn(browser, card) {
      const shown = await show(await start(browser), { card });
      return browser.get(shown.location ?? `/nowhere?${shown.status}`, { 'accept-language': 'it' });
    },
    rules() {
      const lines = piazza.output().slice(read).split('\n');
      read = piazza.output().length;
      return lines
        .filter((line) => line.includes('sign_in.refused'))
        .map((line) => JSON.parse(line).rule);
    },
  };
}
