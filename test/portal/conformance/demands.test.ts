// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT } from 'jose';
import { hour, second } from '../../../src/kernel/clock.js';
import { aProof } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aFlow, type Flow } from '../../support/portal/conformance.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const world = { db, app };
const loa = (level: string): string => `http://eidas.europa.eu/LoA/${level}`;
const inIdToken = (claims: object): string => JSON.stringify({ id_token: claims });
const silent = { prompt: 'none' };
const loginRequired = { error: 'login_required' };

/** Somebody who signed in two minutes ago at level substantial, and was at the portal before. */
async function known(): Promise<Flow & { readonly idToken: string; readonly sub: string }> {
  const flow = await aFlow(world);
  const tokens = await flow.tokens();
  return { ...flow, idToken: tokens.id_token ?? '', sub: tokens.claims()?.sub ?? '' };
}

const asked = async (flow: Flow, parameters: Record<string, string>) => {
  const { text } = await flow.visitor.browser.follow(flow.ask(parameters).url.href);
  return JSON.parse(text) as { signInNeeded: boolean; minimum: string };
};

describe('max_age', () => {
  it.each(['0', '1', '60'])('of %s seconds is not served by an older sign-in', async (max_age) => {
    const flow = await known();
    expect((await flow.answer({ ...silent, max_age })).fields).toMatchObject(loginRequired);
    expect(await asked(flow, { max_age })).toMatchObject({ signInNeeded: true });
  });

  it('of 0 seconds is served by no sign-in but one made for the request', async () => {
    const flow = await known();
    await aProof(db, { ...flow.visitor, at: new Date(Date.now() - 2 * second) });
    expect((await flow.answer({ ...silent, max_age: '0' })).fields).toMatchObject(loginRequired);
    const { fields } = await flow.answerAfterSignIn({ max_age: '0' });
    expect(fields).toHaveProperty('code');
  });

  it('of 0 seconds is not served by a sign-in of the very same second', async () => {
    const flow = await known();
    await aProof(db, flow.visitor);
    expect((await flow.answer({ ...silent, max_age: '0' })).fields).toMatchObject(loginRequired);
    expect(await asked(flow, { max_age: '0' })).toMatchObject({ signInNeeded: true });
  });

  it.each(['-1', 'soon'])('of %s is refused', async (max_age) => {
    const { fields } = await (await known()).answer({ max_age });
    expect(fields).toMatchObject({ error: 'invalid_request' });
  });
});

describe('prompt=login', () => {
  it('is not served by a sign-in of the very same second', async () => {
    const flow = await known();
    await aProof(db, flow.visitor);
    expect(await asked(flow, { prompt: 'login' })).toMatchObject({ signInNeeded: true });
  });

  it('asks once, also where the person is to consent after it', async () => {
    const flow = await aFlow(world, 'query', { firstParty: false });
    const { fields } = await flow.answerAfterSignIn({ prompt: 'login consent' });
    expect(fields).toHaveProperty('code');
  });
});

describe('prompt=none', () => {
  it('beside another prompt is refused', async () => {
    const { fields } = await (await known()).answer({ prompt: 'none login' });
    expect(fields).toMatchObject({ error: 'invalid_request' });
  });

  it('shows nobody what is released, and tells that somebody has to see it', async () => {
    const { fields } = await (await known()).answer({ ...silent, scope: 'openid profile' });
    expect(fields).toMatchObject({ error: 'interaction_required' });
  });

  it('consents for nobody to a portal from outside the network', async () => {
    const flow = await aFlow(world, 'query', { firstParty: false });
    const { fields } = await flow.answer(silent);
    expect(fields['error']).toMatch(/^(consent|interaction)_required$/);
  });
});

describe('id_token_hint', () => {
  it('names the person also when it has expired', async () => {
    const flow = await known();
    app.advance(2 * hour);
    try {
      const { fields } = await flow.answer({ ...silent, id_token_hint: flow.idToken });
      expect(fields).toHaveProperty('code');
    } finally {
      app.advance(-2 * hour);
    }
  });

  it('that somebody else signed in our name is refused', async () => {
    const flow = await known();
    const { privateKey } = await generateKeyPair('RS256');
    const { kid = '' } = decodeProtectedHeader(flow.idToken);
    const forged = await new SignJWT(decodeJwt(flow.idToken))
      .setProtectedHeader({ alg: 'RS256', kid })
      .sign(privateKey);
    const { fields } = await flow.answer({ ...silent, id_token_hint: forged });
    expect(fields).toMatchObject({ error: 'invalid_request' });
  });

  it('of another portal is refused', async () => {
    const [flow, other] = [await known(), await known()];
    const { fields } = await flow.answer({ ...silent, id_token_hint: other.idToken });
    expect(fields).toMatchObject({ error: 'invalid_request' });
  });
});

describe('a claim asked for with a value', () => {
  it('is the person who has to be there: sub', async () => {
    const [flow, other] = [await known(), await known()];
    const self = { ...silent, claims: inIdToken({ sub: { value: flow.sub } }) };
    expect((await flow.answer(self)).fields).toHaveProperty('code');
    const another = { ...silent, claims: inIdToken({ sub: { value: other.sub } }) };
    expect((await flow.answer(another)).fields).toMatchObject(loginRequired);
  });

  it('is the level that has to be reached where it is essential: acr', async () => {
    const flow = await known();
    const acr = { essential: true, value: loa('high') };
    const parameters = { claims: inIdToken({ acr }) };
    expect((await flow.answer({ ...silent, ...parameters })).fields).toMatchObject(loginRequired);
    expect(await asked(flow, parameters)).toMatchObject({ signInNeeded: true, minimum: 'high' });
    await aProof(db, { ...flow.visitor, level: 'high' });
    expect((await flow.tokens(parameters)).claims()).toMatchObject({ acr: loa('high') });
  });

  it('is answered by no other level than one of them, and refused where none is ours', async () => {
    const flow = await known();
    const both = { essential: true, values: ['urn:example:gold', loa('low')] };
    const tokens = await flow.tokens({ claims: inIdToken({ acr: both }) });
    expect(tokens.claims()).toMatchObject({ acr: loa('low') });
    const none = { essential: true, values: ['urn:example:gold', 'urn:example:silver'] };
    const { fields } = await flow.answer({ claims: inIdToken({ acr: none }) });
    expect(fields).toMatchObject({ error: 'unmet_authentication_requirements' });
  });

  it('is passed over where it is voluntary and unknown, as acr_values are', async () => {
    const flow = await known();
    for (const parameters of [
      { claims: inIdToken({ acr: { value: 'urn:example:gold' } }) },
      { acr_values: 'urn:example:gold' },
    ]) {
      const tokens = await flow.tokens({ ...silent, ...parameters });
      expect(tokens.claims()).toMatchObject({ acr: loa('substantial') });
    }
  });

  it('that is no claims object is refused', async () => {
    const flow = await known();
    for (const claims of ['[]', '{"id_token":"acr"}', 'not json']) {
      expect((await flow.answer({ claims })).fields).toMatchObject({ error: 'invalid_request' });
    }
  });
});
