// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser } from '../../support/http-browser.js';
import { useSocialSite } from '../../support/social-site.js';
import { socialKinds, type SocialKind } from '../../simulators/social/index.js';

/**
 * The five forms in which an account is made the attacker's before its owner comes (Sudhodanan & Paverd,
 * "Pre-hijacked accounts", USENIX Security 2022). Malvina is the attacker, Vittoria the victim; her
 * address is one that no provider here is the authority for, unless a test says so.
 */
const site = useSocialSite({ extra: { oidc: { emailDomains: ['ente.example'] } } });
const address = 'vittoria@example.org';

beforeEach(async () => {
  site.changeAddress('victim', address);
  site.changeAddress('mallory', address);
  const { db } = site.database;
  await db.deleteFrom('session').execute();
  await db.deleteFrom('person_key').execute();
  await db.deleteFrom('identity').execute();
  await db.deleteFrom('contact_point').execute();
  // How many mails went to an address.
  await db.deleteFrom('provider_cache').execute();
});

/** Whose account a browser is signed in to; undefined for nobody's. */
async function memberOf(browser: Browser): Promise<string | undefined> {
  const page = await browser.get('/me/data/export');
  return page.status === 200 ? JSON.parse(page.html).member.id : undefined;
}

const waysInto = (member: string | undefined): Promise<readonly string[]> =>
  site.database.db
    .selectFrom('identity')
    .select('provider')
    .where('member_id', '=', member ?? '')
    .where('unlinked_at', 'is', null)
    .orderBy('provider')
    .execute()
    .then((rows) => rows.map(({ provider }) => provider));

/** A browser in which somebody signed in with an account. */
async function arrive(kind: SocialKind, account: 'victim' | 'mallory'): Promise<Browser> {
  const browser = site.app.browser();
  const page = await site.signIn(browser, kind, account);
  expect(page.location).toMatch(/^\/(me|sign-in\/welcome)/);
  return browser;
}

/** A browser whose person reads the mailbox. */
async function readMail(to: string): Promise<Browser> {
  const browser = site.app.browser();
  await site.followMail(browser, to);
  return browser;
}

describe.each(socialKinds)('an account that the attacker made with %s', (kind) => {
  it('is not the one that the owner of the address finds (classic-federated merge)', async () => {
    const attacker = await arrive(kind, 'mallory');
    const owner = await readMail(address);
    const [theirs, own] = [await memberOf(attacker), await memberOf(owner)];
    expect(own).toBeDefined();
    expect(own).not.toBe(theirs);
    expect(await waysInto(own)).toEqual(['email']);
    expect(await waysInto(theirs)).toEqual([kind]);
  });

  it('does not grow by what the victim signs in with, though the addresses are one', async () => {
    const attacker = await arrive(kind, 'mallory');
    for (const other of socialKinds) {
      const victim = await memberOf(await arrive(other, 'victim'));
      expect(victim).not.toBe(await memberOf(attacker));
    }
    expect(await waysInto(await memberOf(attacker))).toEqual([kind]);
  });

  it('is no way into the account of who proved the address before (non-verifying provider)', async () => {
    const owner = await readMail(address);
    const attacker = await arrive(kind, 'mallory');
    expect(await memberOf(attacker)).not.toBe(await memberOf(owner));
    expect(await waysInto(await memberOf(owner))).toEqual(['email']);
  });

  it('stays the account of who holds it there, whatever address it shows (mutable address)', async () => {
    const owner = await memberOf(await arrive(kind, 'victim'));
    site.changeAddress('victim', 'nuova@example.org');
    expect(await memberOf(await arrive(kind, 'mallory'))).not.toBe(owner);
    expect(await memberOf(await arrive(kind, 'victim'))).toBe(owner);
  });
});

describe('a provider that is the authority for an address', () => {
  it('opens a new account beside the attacker’s', async () => {
    site.changeAddress('mallory', 'vittoria@ente.example');
    site.changeAddress('victim', 'vittoria@ente.example');
    const attacker = await memberOf(await arrive('google', 'mallory'));
    expect(await memberOf(await arrive('oidc', 'victim'))).not.toBe(attacker);
  });

  it('and gave the address to somebody else opens nothing before the older means is proven', async () => {
    await readMail('vittoria@ente.example');
    site.changeAddress('mallory', 'vittoria@ente.example');
    const attacker = site.app.browser();
    const page = await site.signIn(attacker, 'oidc', 'mallory');
    expect(page.location).toMatch(/^\/sign-in\/question\//);
    expect(attacker.cookies.has('piazza_session')).toBe(false);
    const answer = await attacker.post(page.location ?? '', { answer: 'link' });
    expect(answer.status).toBe(401);
    expect(attacker.cookies.has('piazza_session')).toBe(false);
  });
});

describe('an account that the attacker left open in the victim’s browser', () => {
  /** The victim proves who they are there; what they are asked. */
  async function proveIn(browser: Browser, fiscalCode: string): Promise<string> {
    const page = await site.prove(browser, fiscalCode);
    expect(page.location).toMatch(/^\/sign-in\/question\//);
    return page.location ?? '';
  }

  it('shows what else opens it before it becomes the victim’s (trojan identifier)', async () => {
    const shared = await arrive('google', 'mallory');
    await site.signIn(shared, 'facebook', 'mallory', { intent: 'link' });
    const attacker = await memberOf(shared);
    const question = await proveIn(shared, 'IT:VRDLCU81B02M991H');
    const { html } = await shared.get(question);
    expect(html).toContain('Google · v***@example.org');
    expect(html).toContain('Facebook · v***@example.org');
    expect(html).toContain('non aggiungere');

    await shared.post(question, { answer: 'new' });
    expect(await memberOf(shared)).not.toBe(attacker);
    expect(await waysInto(await memberOf(shared))).toEqual(['national']);
  });

  it('closes every other session when it becomes the victim’s (unexpired session)', async () => {
    const elsewhere = await arrive('google', 'mallory');
    const shared = await arrive('google', 'mallory');
    expect(await memberOf(elsewhere)).toBeDefined();
    const question = await proveIn(shared, 'IT:BNCNNA82C43M992F');
    await shared.post(question, { answer: 'link' });
    expect(await memberOf(elsewhere)).toBeUndefined();
    expect(await memberOf(shared)).toBeDefined();
  });

  it('is reached by no link that was pending before (unexpired change)', async () => {
    const elsewhere = await arrive('google', 'mallory');
    const pending = await site.leave(elsewhere, 'x', 'mallory', { intent: 'link' });
    const mailed = await site.askMail(elsewhere, 'malvina@example.org', { intent: 'link' });
    const shared = await arrive('google', 'mallory');
    const question = await proveIn(shared, 'IT:GLLPTR83D04M993H');
    await shared.post(question, { answer: 'link' });

    expect((await elsewhere.get(pending.href)).status).toBe(403);
    const { pathname, searchParams } = mailed.link;
    const late = await elsewhere.post(pathname, Object.fromEntries(searchParams));
    expect(late.status).toBe(403);
    expect(await waysInto(await memberOf(shared))).toEqual(['google', 'national']);
  });
});
