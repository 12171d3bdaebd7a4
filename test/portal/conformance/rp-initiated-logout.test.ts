// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { portalSecret } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import type { Answer } from '../../support/portal/browser.js';
import { aFlow, type Flow } from '../../support/portal/conformance.js';

const database = useDatabase();
const app = usePortalApp(database, { realPages: true });
const world = { db: database.db, app };
const back = 'http://127.0.0.1:9/signed-out';

interface SignedIn extends Flow {
  readonly idToken: string;
}

async function signedIn(): Promise<SignedIn> {
  const flow = await aFlow(world, 'query', { postLogoutRedirectUris: [back] });
  const notice = await flow.visitor.browser.follow(flow.ask().url.href);
  const uid = /action="\/interaction\/([\w-]+)"/.exec(notice.text)?.[1] ?? '';
  await flow.visitor.browser.post(`/interaction/${uid}`);
  const { id_token: idToken = '' } = await flow.tokens();
  return { ...flow, idToken };
}

async function leave(flow: Flow, parameters: Record<string, string>): Promise<Answer> {
  return flow.visitor.browser.get(`${app.issuer}/session/end?${new URLSearchParams(parameters)}`);
}

/** Presses the button that ends everything, on the page that asks. */
async function confirm({ visitor }: Flow, { status, text }: Answer): Promise<Answer> {
  expect(status).toBe(200);
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
  return visitor.browser.post('/oidc/session/end/confirm', { xsrf, logout: 'yes' });
}

/** What prompt=none finds afterwards, whatever the length of the state. */
async function silently(flow: Flow): Promise<Record<string, string>> {
  const state = 's'.repeat(128);
  const { fields } = await flow.answer({ prompt: 'none', state });
  expect(fields['state']).toBe(state);
  return fields;
}

const loggedOut = { error: 'login_required' };
/** Every kind of visible character. */
const state = 'kept~!"#$%&\'()*,-./:<=>?@[\\]^_`{|}';

/** Our own page, with no way back to the portal. */
async function expectOwnPage({ visitor }: Flow, { location = '' }: Answer): Promise<void> {
  expect(new URL(location).pathname).toBe('/oidc/session/end/success');
  const page = await visitor.browser.get(location);
  expect(page).toMatchObject({ status: 200, location: undefined });
  expect(page.text).toContain('Hai effettuato l’uscita');
  expect(page.text).not.toContain(back);
}

describe('a portal that ends the session', () => {
  it('asks the person, ends the session and leads back with the state', async () => {
    const flow = await signedIn();
    const hint = { id_token_hint: flow.idToken, post_logout_redirect_uri: back, state };
    const answer = await confirm(flow, await leave(flow, hint));
    const to = new URL(answer.location ?? '');
    expect([answer.status, `${to.origin}${to.pathname}`]).toEqual([303, back]);
    expect([...to.searchParams]).toEqual([['state', state]]);
    expect(await silently(flow)).toMatchObject(loggedOut);
  });

  it('leads back without a state where none was given', async () => {
    const flow = await signedIn();
    const hint = { id_token_hint: flow.idToken, post_logout_redirect_uri: back };
    const answer = await confirm(flow, await leave(flow, hint));
    expect(answer).toMatchObject({ status: 303, location: back });
    expect(await silently(flow)).toMatchObject(loggedOut);
  });

  it.each([
    ['an address that is not registered', 'https://evil.example/'],
    ['another address of the same portal', 'http://127.0.0.1:9/bad_post_logout_redirect_uri'],
    ['a registered address with a query added', `${back}?foo=bar`],
  ])('leads nobody to %s', async (_what, post_logout_redirect_uri) => {
    const flow = await signedIn();
    const parameters = { id_token_hint: flow.idToken, post_logout_redirect_uri, state };
    expect(await leave(flow, parameters)).toMatchObject({ status: 400, location: undefined });
    expect(await silently(flow)).toHaveProperty('code');
  });

  it.each([
    ['that it made and signed itself', async ({ portal }: SignedIn) => selfMade(portal.clientId)],
    ['signed by somebody else', async ({ idToken }: SignedIn) => forged(idToken)],
    ['with its signature taken off', async ({ idToken }: SignedIn) => unsigned(idToken)],
    [
      'whose claims were changed under its signature',
      async (flow: SignedIn) => altered(flow.idToken),
    ],
    ['that is none', async () => 'no-token'],
  ])('is refused with an ID token %s', async (_how, change) => {
    const flow = await signedIn();
    const parameters = {
      id_token_hint: await change(flow),
      post_logout_redirect_uri: back,
      state,
    };
    expect(await leave(flow, parameters)).toMatchObject({ status: 400, location: undefined });
    expect(await silently(flow)).toHaveProperty('code');
  });

  it('is led to our own page when it does not say who it is', async () => {
    const flow = await signedIn();
    const parameters = { post_logout_redirect_uri: back, state };
    const answer = await confirm(flow, await leave(flow, parameters));
    await expectOwnPage(flow, answer);
    expect(await silently(flow)).toMatchObject(loggedOut);
  });

  it.each([
    ['without any parameter', {}],
    ['with a state only', { state }],
  ])('ends the session on our own page %s', async (_how, parameters) => {
    const flow = await signedIn();
    await expectOwnPage(flow, await confirm(flow, await leave(flow, parameters)));
    expect(await silently(flow)).toMatchObject(loggedOut);
  });

  it('ends the session on our own page where it names no address to go back to', async () => {
    const flow = await signedIn();
    const parameters = { id_token_hint: flow.idToken, state };
    await expectOwnPage(flow, await confirm(flow, await leave(flow, parameters)));
    expect(await silently(flow)).toMatchObject(loggedOut);
  });

  it('may ask by POST as well', async () => {
    const flow = await signedIn();
    const parameters = { id_token_hint: flow.idToken, post_logout_redirect_uri: back };
    const posted = await flow.visitor.browser.post('/oidc/session/end', parameters);
    const asked = await flow.visitor.browser.get(posted.location ?? '');
    expect(await confirm(flow, asked)).toMatchObject({ location: back });
  });
});

/** By the secret that it shares with us, and the wrong way around: from the portal, for the issuer. */
async function selfMade(clientId: string): Promise<string> {
  return new SignJWT({ sub: 'SubjectID', nonce: 'flibble' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(clientId)
    .setAudience(app.issuer)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(Buffer.from(portalSecret));
}

async function forged(token: string): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256');
  // Under the name of our own key: the signature alone is wrong.
  const { kid = '' } = decodeProtectedHeader(token);
  return new SignJWT(decodeJwt(token)).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey);
}

const altered = (token: string): string => {
  const [head, , signature] = token.split('.');
  const claims = { ...decodeJwt(token), sub: 'somebody-else' };
  return [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
};

const unsigned = async (token: string): Promise<string> =>
  new UnsecuredJWT(decodeJwt(token)).encode();
