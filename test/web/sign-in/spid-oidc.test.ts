// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { demoConfigFile } from '../../../src/cli/demo/environment.js';
import { straighten } from '../../support/cie/bends.js';
import { chooseAtCie } from '../../support/cie/relying-party.js';
import { beginCie, signInWithCie, startCieSite, type CieSite } from '../../support/cie/site.js';
import { useDatabase } from '../../support/database.js';
import { expectRefusal } from '../../support/refusal.js';
import { serve } from '../../support/http-browser.js';
import { signInApp, viewerOf } from '../../support/sign-in-app.js';

const { db } = useDatabase();
const citizen = { persona: 'citizen' };
let spid: CieSite;

beforeAll(async () => {
  spid = await startCieSite({ db, kind: 'spid-oidc' });
});
afterAll(() => spid.close());

describe('SPID by OpenID Connect', () => {
  it('is off until an instance is configured', async () => {
    const files = [demoConfigFile, 'config/example.yaml'].map((file) => readFileSync(file, 'utf8'));
    expect(files.join()).not.toContain('spid-oidc');
    const { app } = await signInApp({ db, instances: [] });
    const site = await serve(app);
    const { html } = await site.browser().get('/sign-in');
    expect(html).not.toContain('SPID');
    expect((await site.browser().post('/sign-in/spid-oidc/start', {})).status).toBe(404);
    await site.close();
  });

  it('signs a person in as SPID does, by the same federation', async () => {
    const browser = spid.site.browser();
    const { html } = await browser.get('/sign-in');
    expect(html).toMatch(/spid\/icon\.svg.*Entra con SPID \(OpenID Connect\)/);
    const { page } = await signInWithCie(browser, citizen);
    expect(spid.federation.provider.refusals).toEqual([]);
    expect(page.status).toBe(303);
    expect(await viewerOf(browser)).toMatchObject({ actor: { level: 'substantial' } });
    const identity = await db.selectFrom('identity').selectAll().executeTakeFirstOrThrow();
    expect(identity).toMatchObject({ kind: 'spid-oidc', class: 'proven' });
    const [event] = await db.selectFrom('authentication_event').selectAll().execute();
    expect(event?.methods).toEqual(['spid']);
  });

  it('asks for no more of a person than CIE does', async () => {
    const asked = await beginCie(spid.site.browser());
    const { claims } = decodeJwt(asked.searchParams.get('request') ?? '');
    expect(Object.keys(Object(Object(claims)['userinfo']))).toEqual([
      'given_name',
      'family_name',
      'birthdate',
      'https://attributes.eid.gov.it/fiscal_number',
      'email',
    ]);
  });

  it('accepts an answer that does not say whose it is, and none of another provider', async () => {
    const { bends } = spid.federation.provider;
    bends.redirect = (parameters) => parameters.delete('iss');
    expect((await signInWithCie(spid.site.browser(), citizen)).page.status).toBe(303);
    bends.redirect = (parameters) => parameters.set('iss', 'https://other.example');
    await expectRefusal(
      spid.piazza,
      async (language) => {
        const browser = spid.site.browser();
        const back = await chooseAtCie(await beginCie(browser), citizen);
        return browser.get(back.href, { 'accept-language': language });
      },
      { instance: 'cie', code: 'mismatched', rule: 'oauth.iss' },
    );
    straighten(spid.federation);
  });
});
