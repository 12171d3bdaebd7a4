// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { DemoAddresses } from '../../../src/cli/demo/environment.js';

/** Somebody with a browser of their own, who reads Italian and clicks what they see. */
export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Every page of Piazza's that was shown since the last `forget()`, and every click. */
  readonly seen: { pages: string[]; clicks: number };
  forget(): void;
  open(address: string): Promise<void>;
  /** Clicks a link or a button by its words, and waits for the page that follows. */
  click(words: string | RegExp): Promise<void>;
  /** Opens what stands folded under these words. */
  unfold(words: string): Promise<void>;
  read(): Promise<string>;
  signInWithSpid(how: { idp: string; persona: string; level?: string }): Promise<void>;
  /** By a button behind which one identity provider stands. */
  signInWithButton(button: string, how: Choice): Promise<void>;
  signInWithGoogle(persona: RegExp): Promise<void>;
  /** At any provider of the social simulator, by the words on its button. */
  signInWithAccount(button: RegExp, persona: RegExp): Promise<void>;
  /** Complaints of the browser: errors of scripts, of the content policy, missing files. */
  readonly complaints: string[];
}

interface Choice {
  readonly persona: string;
  readonly level?: string | undefined;
  /** Whether the data are agreed to on a page of their own. */
  readonly consents?: 'afterwards' | 'at-once';
}

export async function aPerson(
  browser: Browser,
  addresses: Pick<DemoAddresses, 'piazza' | 'social'>,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const context = await browser.newContext({ locale: 'it-IT', ...options });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const seen: Person['seen'] = { pages: [], clicks: 0 };
  const complaints: string[] = [];
  page.on('response', (response) => {
    const shown = response.request().isNavigationRequest() && response.status() === 200;
    if (shown && response.url().startsWith(addresses.piazza)) seen.pages.push(response.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && message.location().url.startsWith(addresses.piazza)) {
      complaints.push(message.text());
    }
  });

  const click = async (words: string | RegExp): Promise<void> => {
    const named = { name: words, exact: typeof words === 'string' };
    const main = page.locator('main, body').first();
    const target = main.getByRole('button', named).or(main.getByRole('link', named));
    seen.clicks += 1;
    await telling(page, () => target.first().click());
    await page.waitForLoadState();
  };

  const enterAt = async (button: RegExp, persona: RegExp): Promise<void> => {
    await click(button);
    await page.getByRole('button', { name: persona }).first().click();
    await page.waitForURL((url) => url.origin !== addresses.social);
  };

  return {
    page,
    context,
    seen,
    complaints,
    forget() {
      seen.pages.length = 0;
      seen.clicks = 0;
    },
    async open(address) {
      await page.goto(address);
    },
    click,
    async unfold(words) {
      const summary = page.locator('summary');
      const named = page
        .locator(`summary[aria-label="${words}"]`)
        .or(summary.filter({ hasText: words }));
      seen.clicks += 1;
      await telling(page, () => named.first().click());
    },
    read: () => page.locator('main').innerText(),
    async signInWithSpid({ idp, persona, level }) {
      await page.getByText('Entra con SPID').first().click();
      seen.clicks += 1;
      await click(new RegExp(idp));
      await atIdentityProvider(page, { persona, level });
    },
    async signInWithButton(button, how) {
      await click(button);
      await atIdentityProvider(page, how);
    },
    signInWithGoogle: (persona) => enterAt(/Google/, persona),
    signInWithAccount: enterAt,
  };
}

/** What happens at the identity provider is not Piazza's: neither pages nor clicks count. */
async function atIdentityProvider(
  page: Page,
  { persona, level, consents = 'afterwards' }: Choice,
): Promise<void> {
  const { origin } = new URL(page.url());
  await telling(page, () => page.getByLabel(new RegExp(persona)).check());
  if (level) await page.getByLabel('Livello').selectOption({ label: level });
  await page.getByRole('button', { name: 'Entra' }).click();
  if (consents === 'afterwards') {
    await page.getByRole('button', { name: 'Autorizza', exact: true }).click();
  }
  await page.waitForURL((url) => url.origin !== origin);
}

/** A failure that says which page it failed on. */
async function telling(page: Page, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (cause) {
    const shown = await page.locator('body').innerText();
    throw new Error(`at ${page.url()}\n${shown}`, { cause });
  }
}
