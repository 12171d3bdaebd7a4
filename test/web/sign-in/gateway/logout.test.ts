// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway } from '../../../simulators/gateway/index.js';
import type { SpidIdp } from '../../../simulators/spid-idp/index.js';
import { draftLogoutRequest, signForRedirect } from '../../../simulators/spid-idp/logout.js';
import { at } from '../../../simulators/spid-idp/draft.js';
import { useDatabase } from '../../../support/database.js';
import { startGatewaySite, type GatewaySite } from '../../../support/gateway/site.js';
import { bent } from '../../../support/gateway/wrong-replies.js';
import { readTree } from '../../../../src/providers/saml/xml/tree.js';
import { viewerOf } from '../../../support/sign-in-app.js';
import { testOrigin } from '../../../support/sign-in.js';
import { inflateRawSync } from 'node:zlib';

const { db } = useDatabase();
let simulator: SpidIdp;
let gateway: GatewaySite;
beforeAll(async () => {
  simulator = await startGateway({ port: 0 });
  const logoutUrl = `${simulator.origin}/federa/logout`;
  gateway = await startGatewaySite({ db, more: { federa: { logoutUrl } } });
});
afterAll(async () => {
  await gateway.close();
  await simulator.close();
});

const decode = (html: string): string =>
  html
    .replaceAll('&amp;', '&')
    .replaceAll(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));
const linkTo = (html: string, begins: string): URL => {
  const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => decode(href));
  return new URL(links.find((href) => href.startsWith(begins)) ?? 'none:');
};

describe('signing out of a session through the gateway', () => {
  it('ends it here, and leads through the gateway back', async () => {
    const browser = gateway.browser();
    await gateway.signIn({ browser, means: 'federa' });
    const page = await browser.post('/sign-out', {});
    expect(page.status).toBe(200);
    expect(await viewerOf(browser)).toBeNull();

    const out = linkTo(page.html, simulator.origin);
    expect(Object.fromEntries(out.searchParams)).toEqual({
      spid: new URL('/sign-in/federa/metadata', testOrigin).href,
      spurl: testOrigin.href,
    });
    const left = await fetch(out);
    expect(left.status).toBe(200);
    expect(linkTo(await left.text(), testOrigin.origin).href).toBe(testOrigin.href);
  });

  it('offers no way through the gateway where none is configured', async () => {
    const plain = await startGatewaySite({ db });
    const browser = plain.browser();
    await plain.signIn({ browser, means: 'federa' });
    const page = await browser.post('/sign-out', {});
    expect([page.status, page.location]).toEqual([303, '/']);
    await plain.close();
  });

  it('listens to no logout message of SAML', async () => {
    expect((await gateway.browser().get('/sign-in/federa/slo')).status).toBe(404);
  });
});

describe('signing out of a session with the identity card', () => {
  const names = { nameId: '_card-holder', sessionIndex: '_card-session' };
  const named = bent((response) => {
    at(response, 'Assertion', 'Subject', 'NameID').children = [names.nameId];
    at(response, 'Assertion', 'AuthnStatement').attributes['SessionIndex'] = names.sessionIndex;
  });

  it('ends it here, whether the card’s own server ever answers or not', async () => {
    const browser = gateway.browser();
    await gateway.signIn({ browser, means: 'cie-saml' }, named);
    const page = await browser.post('/sign-out', {});
    expect(await viewerOf(browser)).toBeNull();

    const { entityId } = gateway.issuers['cie-saml'];
    const asked = linkTo(page.html, `${entityId}/slo`).searchParams.get('SAMLRequest') ?? '';
    const request = readTree(inflateRawSync(Buffer.from(asked, 'base64')));
    expect(request.name).toBe('LogoutRequest');
    // No answer comes; the person signs in again as if there had been one.
    const again = await gateway.signIn({ browser, means: 'cie-saml' });
    expect(again.status).toBe(303);
    expect(await viewerOf(browser)).not.toBeNull();
  });

  it('is answered where the card’s own server asks for it', async () => {
    const browser = gateway.browser();
    await gateway.signIn({ browser, means: 'cie-saml' }, named);
    const { entityId, key } = gateway.issuers['cie-saml'];
    const destination = new URL('/sign-in/cie-saml/slo', testOrigin).href;
    const facts = { issuer: entityId, destination, now: new Date() };
    const query = signForRedirect(draftLogoutRequest(facts, names), key);
    const answer = await gateway.browser().get(`/sign-in/cie-saml/slo?${query}`);
    expect([answer.status, answer.location?.startsWith(`${entityId}/slo?SAMLResponse=`)]).toEqual([
      302,
      true,
    ]);
    expect(await viewerOf(browser)).toBeNull();
  });
});
