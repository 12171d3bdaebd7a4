// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import * as oidc from 'openid-client';
import { minute } from '../../../src/kernel/clock.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aFlow, aStranger, modes, received } from '../../support/portal/conformance.js';
import { aVisitor } from '../../support/portal/visit.js';

const database = useDatabase();
const app = usePortalApp(database);
const world = { db: database.db, app };

describe.each(modes)('what a portal may ask for, answered by %s', (mode) => {
  /** The whole way with a parameter, as without it: to tokens that are checked, and userinfo. */
  const expectTaken = async (parameter: Readonly<Record<string, string>>): Promise<void> => {
    const flow = await aFlow(world, mode);
    const tokens = await flow.tokens(parameter);
    const { sub = '', ...claims } = tokens.claims() ?? {};
    expect(claims).toMatchObject({ aud: flow.portal.clientId });
    const told = await oidc.fetchUserInfo(flow.config, tokens.access_token, sub);
    expect(told).toMatchObject({ sub });
  };

  it('display=page is taken', async () => {
    await expectTaken({ display: 'page' });
  });

  it('display=popup is taken', async () => {
    await expectTaken({ display: 'popup' });
  });

  it('prompt=login has the person sign in again, later than before', async () => {
    const flow = await aFlow(world, mode);
    const first = await flow.tokens();
    const second = await flow.redeem(await flow.answerAfterSignIn({ prompt: 'login' }));
    expect(second.claims()?.auth_time).toBeGreaterThan(first.claims()?.auth_time ?? Infinity);
  });

  it('prompt=none is answered login_required where nobody is signed in', async () => {
    const flow = await aFlow(world, mode);
    const { url } = flow.ask({ prompt: 'none' });
    const { fields } = received(await aStranger(app).follow(url.href), mode);
    expect(fields).toMatchObject({ error: 'login_required' });
  });

  it('prompt=none is answered with the same person and time where somebody is', async () => {
    const flow = await aFlow(world, mode);
    const first = await flow.tokens();
    const second = await flow.tokens({ prompt: 'none' });
    expect(second.claims()).toMatchObject(samePerson(first));
  });

  it('max_age=1 has the person sign in again, and the ID token says when', async () => {
    const flow = await aFlow(world, mode);
    const first = await flow.tokens();
    const second = await flow.redeem(await flow.answerAfterSignIn({ max_age: '1' }));
    expect(second.claims()?.auth_time).toBeGreaterThan(first.claims()?.auth_time ?? Infinity);
  });

  it('max_age=10000 asks nobody who signed in just now', async () => {
    const flow = await aFlow(world, mode);
    const first = await flow.tokens({ max_age: '15000' });
    const second = await flow.tokens({ max_age: '10000' });
    expect(second.claims()).toMatchObject(samePerson(first));
  });

  it('an unknown parameter is passed over', async () => {
    await expectTaken({ extra: 'foobar' });
  });

  it('id_token_hint of the person who is signed in is answered at once', async () => {
    const flow = await aFlow(world, mode);
    const first = await flow.tokens();
    const second = await flow.tokens({ prompt: 'none', id_token_hint: first.id_token });
    expect(second.claims()).toMatchObject(samePerson(first));
  });

  it('id_token_hint of another person is answered login_required, without and after a sign-in', async () => {
    const flow = await aFlow(world, mode);
    const hint = { id_token_hint: (await flow.tokens()).id_token };
    const other = await aVisitor(world, { at: new Date(Date.now() - minute) });
    flow.visitor.browser.setCookie('test_session', other.sessionId);
    const silent = await flow.answer({ ...hint, prompt: 'none' });
    expect(silent.fields).toMatchObject({ error: 'login_required' });
    const asked = await flow.answerAfterSignIn(hint, other);
    expect(asked.fields).toMatchObject({ error: 'login_required' });
  });

  it('login_hint is taken', async () => {
    await expectTaken({ login_hint: `buffy@${new URL(app.origin).hostname}` });
  });

  it('ui_locales chooses the language of the pages, where it is one of ours', async () => {
    const flow = await aFlow(world, mode);
    const spoken = async (ui_locales: string) => {
      const browser = aStranger(app);
      await browser.get(flow.ask({ ui_locales }).url.href);
      return browser.cookies('/').map(({ name, value }) => `${name}=${value}`);
    };
    expect(await spoken('se en-GB it')).toEqual(['lang_asked=en']);
    expect(await spoken('se')).toEqual([]);
    await expectTaken({ ui_locales: 'se' });
  });

  it('ui_locales does not undo what the person chose', async () => {
    const browser = aStranger(app);
    browser.setCookie('lang', 'it');
    const { url } = (await aFlow(world, mode)).ask({ ui_locales: 'en' });
    await browser.get(url.href);
    expect(browser.cookies('/')).toMatchObject([{ name: 'lang', value: 'it' }]);
  });

  it('claims_locales is taken', async () => {
    await expectTaken({ claims_locales: 'se' });
  });

  it('acr_values that are offered are answered with one of them', async () => {
    const flow = await aFlow(world, mode);
    const offered = flow.config.serverMetadata().acr_values_supported ?? [];
    expect(offered.length).toBeGreaterThan(1);
    const all = await flow.tokens({ acr_values: offered.join(' ') });
    expect(offered).toContain(all.claims()?.['acr']);
    const one = await flow.tokens({ acr_values: 'http://eidas.europa.eu/LoA/substantial' });
    expect(one.claims()?.['acr']).toBe('http://eidas.europa.eu/LoA/substantial');
  });

  it('an essential acr that no level of ours meets is refused without a sign-in', async () => {
    const flow = await aFlow(world, mode);
    const acr = { essential: true, value: 'urn:example:unknown' };
    const { fields } = await flow.answer({ claims: JSON.stringify({ id_token: { acr } }) });
    expect(fields).toMatchObject({ error: 'unmet_authentication_requirements' });
  });

  it('prompt=select_account has whoever wants to go on sign in', async () => {
    const flow = await aFlow(world, mode);
    await flow.tokens();
    const { fields } = await flow.answerAfterSignIn({ prompt: 'select_account' });
    expect(fields).toHaveProperty('code');
  });

  it('prompt=consent shows once more what is released', async () => {
    const flow = await aFlow(world, mode);
    await flow.tokens({ scope: 'openid profile' });
    const { url } = flow.ask({ scope: 'openid profile', prompt: 'consent' });
    const waiting = JSON.parse((await flow.visitor.browser.follow(url.href)).text);
    expect(waiting).toMatchObject({ signInNeeded: false, release: ['name', 'locale'] });
    const answer = await flow.answer({ scope: 'openid profile', prompt: 'consent' });
    expect(answer.fields).toHaveProperty('code');
  });

  it('a claim asked for as essential is told', async () => {
    const flow = await aFlow(world, mode);
    const claims = JSON.stringify({ userinfo: { name: { essential: true } } });
    const tokens = await flow.tokens({ claims });
    const sub = tokens.claims()?.sub ?? '';
    const told = await oidc.fetchUserInfo(flow.config, tokens.access_token, sub);
    expect(told).toMatchObject({ name: expect.any(String) });
  });
});

const samePerson = (tokens: { claims(): { sub: string; auth_time?: number } | undefined }) => {
  const { sub, auth_time } = tokens.claims() ?? {};
  // Else two tokens that say nothing would be alike.
  expect([typeof sub, typeof auth_time]).toEqual(['string', 'number']);
  return { sub, auth_time };
};
