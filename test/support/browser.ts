// SPDX-License-Identifier: AGPL-3.0-or-later
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from '@jest/globals';
import type { Express } from 'express';
import { type Browser, chromium } from 'playwright-core';
import { systemChromium } from '../../scripts/chromium.mjs';

/** Chromium as `npm run browser` finds or fetches it. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await systemChromium();
  if (!executablePath) throw new Error('no Chromium: npm run browser');
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

/** One browser for a test file. */
export function useBrowser(): { readonly current: () => Browser } {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
  });
  return {
    current: () => {
      if (!browser) throw new Error('the browser is not running yet');
      return browser;
    },
  };
}

export interface Served {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves an application on a free port; it is made when the origin is known. */
export async function serve(make: (origin: string) => Express): Promise<Served> {
  let app: Express | undefined;
  const server = createServer((req, res) => app?.(req, res));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://localhost:${port}`;
  app = make(origin);
  return {
    origin,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
