// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll } from '@jest/globals';
import type { BrowserContextOptions } from 'playwright-core';
import type { DemoAddresses } from '../../../src/cli/demo/environment.js';
import { useBrowser } from '../../support/browser.js';
import { startDemo, type Demo } from '../../support/demo.js';
import { mailTo, type Mail } from './mail.js';
import { aPerson, type Person } from './person.js';

/** The demonstration, and who walks through it. */
export interface Story {
  readonly addresses: () => DemoAddresses;
  /** A page of Piazza's. */
  readonly address: (path: string) => string;
  /** Somebody with a browser of their own, who has not signed in. */
  readonly somebody: (options?: BrowserContextOptions) => Promise<Person>;
  /** Signs in with SPID as a persona and lands on a page, past the notice that newcomers read once. */
  readonly signIn: (person: Person, persona: string, path: string) => Promise<void>;
  /** The same for somebody new. */
  readonly enters: (persona: string, path: string) => Promise<Person>;
  /** The newest mail to somebody with this subject, once there is one. */
  readonly mailed: (recipient: string, subject: RegExp) => Promise<Mail>;
}

/** One demonstration and one browser for a test file. */
export function useStory(): Story {
  const browser = useBrowser();
  let demo: Demo | undefined;
  beforeAll(async () => {
    demo = await startDemo();
  }, 240_000);
  afterAll(() => demo?.stop());

  const addresses = (): DemoAddresses => {
    if (!demo) throw new Error('the demonstration is not running yet');
    return demo.addresses;
  };
  const address = (path: string): string => `${addresses().piazza}${path}`;
  const somebody: Story['somebody'] = (options) => aPerson(browser.current(), addresses(), options);
  const signIn: Story['signIn'] = async (person, persona, path) => {
    await person.open(address(`/sign-in?return_to=${path}`));
    await person.signInWithSpid({ idp: 'Alfa', persona });
    if (person.page.url().includes('welcome')) await person.click(/Ho letto/);
  };
  return {
    addresses,
    address,
    somebody,
    signIn,
    async enters(persona, path) {
      const person = await somebody();
      await signIn(person, persona, path);
      return person;
    },
    mailed: (recipient, subject) => mailTo(addresses(), recipient, subject),
  };
}
