// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import type { Browser, Page } from '../../support/http-browser.js';
import { refused } from '../../support/refused.js';
import { chooseAccount } from '../../support/social.js';
import { useSocialSite } from '../../support/social-site.js';
import { socialKinds, type SocialKind } from '../../simulators/social/index.js';

const site = useSocialSite();

/** Everybody but LinkedIn, which refuses PKCE and drops the nonce. */
const withPkce = socialKinds.filter((kind) => kind !== 'linkedin');
const unknown = '403 provider.mismatched: attempt.unknown';

const memberOf = async ({ cookies }: Browser): Promise<unknown> => cookies.get('piazza_session');

/** The victim's browser comes back with an address that somebody changed. */
const changed = (kind: SocialKind, change: (query: URLSearchParams) => void) =>
  refused(site, async (browser) => {
    const back = await site.leave(browser, kind, 'victim');
    change(back.searchParams);
    return browser.get(back.href);
  });

describe.each(socialKinds)('a reply of %s', (kind) => {
  it('that another browser asked for is refused (login CSRF)', async () => {
    const attack = async (browser: Browser): Promise<Page> => {
      const attacker = site.app.browser();
      const back = await site.leave(attacker, kind, 'mallory');
      return browser.get(back.href);
    };
    expect(await refused(site, attack)).toBe(unknown);
  });

  it('that another browser asked for is refused while this one waits for its own', async () => {
    const attack = async (browser: Browser): Promise<Page> => {
      await site.leave(browser, kind, 'victim');
      return browser.get((await site.leave(site.app.browser(), kind, 'mallory')).href);
    };
    expect(await refused(site, attack)).toBe(unknown);
  });

  it('swaps nobody’s session', async () => {
    const victim = site.app.browser();
    await site.signIn(victim, kind, 'victim');
    const own = await memberOf(victim);
    const back = await site.leave(site.app.browser(), kind, 'mallory');
    expect((await victim.get(back.href)).status).toBe(403);
    expect(await memberOf(victim)).toBe(own);
    expect((await victim.get('/me')).html).toContain('Vittoria');
  });

  it('is good once', async () => {
    const browser = site.app.browser();
    const back = await site.leave(browser, kind, 'victim');
    expect((await browser.get(back.href)).status).toBe(303);
    const replay = async (other: Browser): Promise<Page> => {
      other.cookies.set('piazza_browser', browser.cookies.get('piazza_browser') ?? '');
      return other.get(back.href);
    };
    expect(await refused(site, replay)).toBe('403 provider.replayed: attempt.replayed');
  });

  it('with a code that was used brings nothing, though the state is new', async () => {
    const first = site.app.browser();
    const back = await site.leave(first, kind, 'victim');
    await first.get(back.href);
    const used = back.searchParams.get('code') ?? '';
    expect(await changed(kind, (query) => query.set('code', used))).toMatch(
      /^422 provider.upstream_error: oauth\.\w+$/,
    );
  });

  it('that comes too late is refused', async () => {
    const attack = async (browser: Browser): Promise<Page> => {
      const back = await site.leave(browser, kind, 'victim');
      await site.database.db
        .updateTable('attempt')
        .set({ expires_at: new Date() })
        .where('consumed_at', 'is', null)
        .execute();
      return browser.get(back.href);
    };
    expect(await refused(site, attack)).toBe('403 provider.expired: attempt.expired');
  });

  it.each<[string, (query: URLSearchParams) => void, string]>([
    ['two codes', (query) => query.append('code', 'b'), 'reply.duplicated_parameter'],
    [
      'the state twice',
      (query) => query.append('state', query.get('state') ?? ''),
      'reply.duplicated_parameter',
    ],
    [
      'two errors',
      (query) => ['a', 'b'].forEach((one) => query.append('error', one)),
      'reply.duplicated_parameter',
    ],
    ['a code as an array', (query) => rename(query, 'code', 'code[]'), 'oauth.code_missing'],
    ['a code as an object', (query) => rename(query, 'code', 'code[0]'), 'oauth.code_missing'],
    ['a state as an array', (query) => rename(query, 'state', 'state[]'), 'attempt.no_handle'],
    ['no state', (query) => query.delete('state'), 'attempt.no_handle'],
    ['no code', (query) => query.delete('code'), 'oauth.code_missing'],
    ['an empty code', (query) => query.set('code', ''), 'oauth.code_missing'],
  ])('with %s is malformed', async (_case, change, rule) => {
    expect(await changed(kind, change)).toBe(`400 provider.malformed: ${rule}`);
  });

  it('that names another issuer is refused (mix-up)', async () => {
    const mixed = await changed(kind, (query) => query.set('iss', 'https://evil.example'));
    expect(mixed).toBe('403 provider.mismatched: oauth.iss');
  });

  it('is refused at the door of another provider (mix-up)', async () => {
    const other = kind === 'google' ? 'oidc' : 'google';
    const attack = async (browser: Browser): Promise<Page> => {
      const back = await site.leave(browser, kind, 'victim');
      return browser.get(back.href.replace(`/sign-in/${kind}/`, `/sign-in/${other}/`));
    };
    expect(await refused(site, attack)).toBe(unknown);
  });

  it('by another method is refused like any other', async () => {
    const attack = async (browser: Browser): Promise<Page> => {
      const back = await site.leave(browser, kind, 'victim');
      return browser.post(back.pathname, back.search.slice(1), { 'sec-fetch-site': 'cross-site' });
    };
    expect(await refused(site, attack)).toBe('400 provider.malformed: reply.method');
  });

  it('with an error says nothing that the provider wrote', async () => {
    const attack = async (browser: Browser): Promise<Page> => {
      const back = await site.leave(browser, kind, 'victim');
      back.searchParams.set('error', 'server_error');
      back.searchParams.set('error_description', 'call +39 0555 now');
      const page = await browser.get(back.href);
      expect(page.html).not.toContain('0555');
      return page;
    };
    expect(await refused(site, attack)).toBe('422 provider.upstream_error: oauth.server_error');
  });
});

describe('PKCE', () => {
  const asked = async (browser: Browser, kind: SocialKind): Promise<URL> =>
    new URL((await browser.post(`/sign-in/${kind}/start`, {})).location ?? '');

  it.each(withPkce)('goes out to %s as S256, and the verifier stays here', async (kind) => {
    const { searchParams } = await asked(site.app.browser(), kind);
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    expect(searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    expect(searchParams.has('code_verifier')).toBe(false);
  });

  it.each(withPkce)('keeps a code of %s from whoever stole it', async (kind) => {
    const stolen = (await site.leave(site.app.browser(), kind, 'victim')).searchParams.get('code');
    expect(await changed(kind, (query) => query.set('code', stolen ?? ''))).toMatch(
      /^422 provider.upstream_error: oauth\.\w+$/,
    );
  });

  it.each(withPkce)('cannot be taken out of the way to %s', async (kind) => {
    const attack = async (browser: Browser): Promise<Page> => {
      const address = await asked(browser, kind);
      address.searchParams.delete('code_challenge');
      address.searchParams.delete('code_challenge_method');
      const back = await chooseAccount(address, 'victim').catch(() => undefined);
      // Who demands PKCE gives no code at all; the others' code does not fit our verifier.
      return browser.get(
        back?.href ?? `/sign-in/${kind}/callback?state=${address.searchParams.get('state')}`,
      );
    };
    expect(await refused(site, attack)).toMatch(/oauth\.(invalid_grant|error|code_missing)$/);
  });

  it.each(withPkce)('in the clear is nothing that %s takes', async (kind) => {
    const address = await asked(site.app.browser(), kind);
    address.searchParams.set('code_challenge_method', 'plain');
    await expect(chooseAccount(address, 'victim')).rejects.toThrow('PKCE must be S256');
  });
});

function rename(query: URLSearchParams, name: string, into: string): void {
  query.set(into, query.get(name) ?? '');
  query.delete(name);
}
