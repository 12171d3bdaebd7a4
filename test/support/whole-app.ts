// SPDX-License-Identifier: AGPL-3.0-or-later
import { pino } from 'pino';
import type { Piazza } from '../../src/compose.js';
import { completeConfiguration } from './configuration.js';
import type { TestDatabase } from './database.js';
import { createBrowser, serveAt, type Browser, type Served } from './http-browser.js';
import { startNode } from './node.js';

export interface WholeApp {
  /** Where browsers find it: every node calls itself so. */
  readonly origin: string;
  /** What was logged at `warn` and above, by whichever node. */
  readonly logged: Record<string, unknown>[];
  browser(): Browser;
  /** The same browser, led to the other node by the load balancer. */
  atOtherNode(browser: Browser): Browser;
  /** Begins the work that no request asks for: mails are sent from here on. */
  startWork(): Promise<void>;
  close(): Promise<void>;
}

/** Sections of the configuration, once the application's own address is known. */
export type Sections = (origin: string) => Promise<Readonly<Record<string, unknown>>>;

/** All of Piazza as `compose` builds it from a configuration: two nodes over the test's database. */
export async function startWhole(database: TestDatabase, sections: Sections): Promise<WholeApp> {
  const logged: Record<string, unknown>[] = [];
  const logger = pino(
    { level: 'warn' },
    { write: (line: string) => void logged.push(JSON.parse(line)) },
  );
  const nodes: Piazza[] = [];
  let config: Readonly<Record<string, unknown>> = await completeConfiguration();
  const node = async () => {
    const { piazza } = await startNode(database, config, logger);
    nodes.push(piazza);
    return piazza.app;
  };
  const first = await serveAt(async (origin) => {
    config = {
      ...config,
      http: { port: 0, publicUrl: origin },
      database: { url: database.url, poolSize: 5 },
      limits: { signIn: { points: 10_000, seconds: 60 } },
      ...(await sections(origin)),
    };
    return node();
  });
  const second = await serveAt(node);
  return {
    origin: first.origin,
    logged,
    browser: () => first.browser(),
    atOtherNode: (browser) => withCookies(createBrowser(second.origin), browser),
    startWork: () => nodes[0]?.startWork() ?? Promise.resolve(),
    close: () => closeAll([first, second], nodes),
  };
}

function withCookies(browser: Browser, { cookies }: Browser): Browser {
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  return browser;
}

async function closeAll(served: readonly Served[], nodes: readonly Piazza[]): Promise<void> {
  await Promise.all(served.map((one) => one.close()));
  await Promise.all(nodes.map((one) => one.close()));
}
