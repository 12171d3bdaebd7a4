// SPDX-License-Identifier: AGPL-3.0-or-later
import { resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import {
  socialKinds,
  startSocial,
  type Account,
  type SocialKind,
  type SocialSimulator,
} from '../simulators/social/index.js';
import { startMailbox, type Mailbox } from '../simulators/mailbox/index.js';
import { useDatabase, type TestDatabase } from './database.js';
import type { Browser, Page } from './http-browser.js';
import { chooseAccount } from './social.js';
import { startWhole, type WholeApp } from './whole-app.js';

const person = (id: string, email: string): Account => ({
  id,
  givenName: id === 'victim' ? 'Vittoria' : 'Malvina',
  familyName: id,
  email,
  label: { it: id, en: id },
});

export interface SocialSite {
  readonly database: TestDatabase;
  readonly app: WholeApp;
  readonly social: SocialSimulator;
  readonly mailbox: Mailbox;
  /** Gives an account at every provider another address. */
  changeAddress(account: 'victim' | 'mallory', email: string): void;
  /** Begins and chooses an account: the address that the provider sends the browser back to. */
  leave(browser: Browser, kind: SocialKind, account: string, form?: Form): Promise<URL>;
  /** The whole way. */
  signIn(browser: Browser, kind: SocialKind, account: string, form?: Form): Promise<Page>;
  /** With a national means, whose answer is what one says: a fiscal code, and more where it matters. */
  prove(browser: Browser, fiscalCode: string, answer?: Answer): Promise<Page>;
  /** Asks for a mailed link, and reads the mail. */
  askMail(browser: Browser, to: string, form?: Form): Promise<{ link: URL; code: string }>;
  /** The same, and follows the link. */
  followMail(browser: Browser, to: string, form?: Form): Promise<Page>;
  /** How many sessions are open. */
  sessions(): Promise<number>;
}

interface Answer {
  readonly form?: Form;
  /** What the identity provider calls the person; the fiscal code unless said. */
  readonly subject?: string;
  readonly email?: string;
}

interface Form extends Readonly<Record<string, string>> {}

interface SiteOptions {
  /** What else is configured for a provider. */
  readonly extra?: Partial<Record<SocialKind, Readonly<Record<string, unknown>>>>;
  /** Whether providers may stand at private addresses, as the simulators do. */
  readonly allowPrivate?: boolean;
}

/** All of Piazza on two nodes, with every social and generic provider before it over real HTTP. */
export function useSocialSite({ extra = {}, allowPrivate = true }: SiteOptions = {}): SocialSite {
  const database = useDatabase();
  const accounts = [
    person('victim', 'vittoria@example.org'),
    person('mallory', 'malvina@example.org'),
  ];
  let started: { app: WholeApp; social: SocialSimulator; mailbox: Mailbox } | undefined;
  const running = () => {
    if (!started) throw new Error('the site is not running yet');
    return started;
  };

  beforeAll(async () => {
    const mailbox = await startMailbox({ port: 0, smtpPort: 0 });
    let social: SocialSimulator | undefined;
    const app = await startWhole(database, async (origin) => {
      social = await startSocial({ port: 0, accounts, piazza: origin });
      return {
        mail: { smtp: mailbox.smtp, from: 'Piazza <piazza@region.example>' },
        providers: instancesOf(social, extra),
        http: { port: 0, publicUrl: origin, outbound: { allowPrivate } },
      };
    });
    if (social) started = { app, social, mailbox };
  }, 60_000);
  beforeEach(() => {
    for (const provider of Object.values(running().social.providers)) provider.misbehave(undefined);
  });
  afterAll(async () => {
    await started?.app.close();
    await started?.social.close();
    await started?.mailbox.close();
  });

  const leave: SocialSite['leave'] = async (browser, kind, account, form = {}) => {
    const start = await browser.post(`/sign-in/${kind}/start`, form);
    if (start.status !== 303) throw new Error(`start answered ${start.status}: ${start.html}`);
    return chooseAccount(new URL(start.location ?? ''), account);
  };
  const askMail: SocialSite['askMail'] = async (browser, to, form = {}) => {
    // Notices may come between.
    const links = () =>
      running()
        .mailbox.mails(to)
        .filter(({ text }) => text.includes('/link?'));
    const before = links().length;
    const page = await browser.post('/sign-in/email/start', { ...form, email: to });
    const mail = links()[before];
    if (!mail) throw new Error(`no mail came: ${page.status} ${page.html}`);
    const [address = ''] = /https?:\S+\/link\?\S+/.exec(mail.text) ?? [];
    const [code = ''] = /\b\d{6}\b/.exec(mail.text) ?? [];
    return { link: new URL(address), code };
  };
  return {
    database,
    get app() {
      return running().app;
    },
    get social() {
      return running().social;
    },
    get mailbox() {
      return running().mailbox;
    },
    changeAddress(id, email) {
      accounts.splice(id === 'victim' ? 0 : 1, 1, person(id, email));
    },
    leave,
    async signIn(browser, kind, account, form) {
      return browser.get((await leave(browser, kind, account, form)).href);
    },
    async prove(browser, fiscalCode, { form = {}, ...answer } = {}) {
      const start = await browser.post('/sign-in/national/start', form);
      const state = new URL(start.location ?? '').searchParams.get('state') ?? '';
      const query = new URLSearchParams({ state, person: fiscalCode, ...answer });
      return browser.get(`/sign-in/national/reply?${query}`);
    },
    askMail,
    async followMail(browser, to, form) {
      const { link } = await askMail(browser, to, form);
      return browser.post(link.pathname, Object.fromEntries(link.searchParams));
    },
    async sessions() {
      const rows = await database.db.selectFrom('session').select('id').execute();
      return rows.length;
    },
  };
}

const instancesOf = (
  { providers }: SocialSimulator,
  extra: NonNullable<SiteOptions['extra']>,
): readonly object[] => [
  ...socialKinds.map((kind) => ({
    id: kind,
    use: kind,
    config: { ...providers[kind].config, ...extra[kind] },
  })),
  { id: 'email', use: 'email-link', config: {} },
  { id: 'national', use: resolve('test/support/plugins/national.mjs'), config: {} },
];
