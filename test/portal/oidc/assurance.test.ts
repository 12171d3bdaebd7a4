// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { aPortal, aProof } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { authorizationRequest, authorize, discover } from '../../support/portal/client.js';
import { answered, aVisitor, visit, type Visitor } from '../../support/portal/visit.js';
import type { Registration } from '../../../src/portal/use-cases/register-portal.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const loa = (level: string): string => `http://eidas.europa.eu/LoA/${level}`;

async function ask(
  portal: Registration,
  { browser }: Pick<Visitor, 'browser'>,
  parameters: Record<string, string> = {},
) {
  const config = await discover(app.issuer, portal);
  return authorize(browser, await authorizationRequest(config, portal, parameters));
}

const signInAsked = (text: string): boolean => JSON.parse(text).signInNeeded === true;

describe('a session for portals of several controllers', () => {
  it('at level substantial serves a second portal of the same controller without a question', async () => {
    const visitor = await aVisitor({ db, app });
    await visit(app, await aPortal(db), visitor);
    const second = await aPortal(db);
    const answer = await ask(second, visitor);
    expect(answered(answer)['code']).toBeDefined();
  });

  it('at level substantial makes a portal of another controller ask again', async () => {
    const visitor = await aVisitor({ db, app });
    await visit(app, await aPortal(db), visitor);
    const other = await aPortal(db, { controller: 'Comune di Ravenna' });
    const answer = await ask(other, visitor);
    expect(signInAsked(answer.text)).toBe(true);

    await aProof(db, { ...visitor, controller: 'Comune di Ravenna' });
    expect(answered(await ask(other, visitor))['code']).toBeDefined();
    expect(answered(await ask(await aPortal(db), visitor))['code']).toBeDefined();
  });

  it('at level low serves portals of every controller', async () => {
    const visitor = await aVisitor({ db, app }, { level: 'low' });
    const other = await aPortal(db, { controller: 'Comune di Ravenna' });
    expect(answered(await ask(other, visitor))['code']).toBeDefined();
  });
});

describe('the level of a sign-in', () => {
  it('below the portal’s own minimum is not enough', async () => {
    const visitor = await aVisitor({ db, app }, { level: 'low' });
    const portal = await aPortal(db, { minimumLevel: 'substantial' });
    const answer = await ask(portal, visitor);
    expect(JSON.parse(answer.text)).toMatchObject({ signInNeeded: true, minimum: 'substantial' });

    await aProof(db, { ...visitor, level: 'substantial' });
    const { tokens } = await visit(app, portal, visitor);
    expect(tokens.claims()).toMatchObject({ acr: loa('substantial') });
  });

  it('below what acr_values ask for is not enough', async () => {
    const visitor = await aVisitor({ db, app }, { level: 'low' });
    const answer = await ask(await aPortal(db), visitor, {
      acr_values: `${loa('high')} ${loa('substantial')} urn:unknown`,
    });
    expect(JSON.parse(answer.text)).toMatchObject({ signInNeeded: true, minimum: 'substantial' });
  });

  it('is told as the essential value that it reaches', async () => {
    const visitor = await aVisitor({ db, app }, { level: 'high' });
    const claims = { id_token: { acr: { essential: true, values: [loa('substantial')] } } };
    const { tokens } = await visit(app, await aPortal(db), visitor, {
      claims: JSON.stringify(claims),
    });
    expect(tokens.claims()).toMatchObject({ acr: loa('substantial') });
  });

  it('of an e-mail address or a social account has an identifier of our own', async () => {
    const visitor = await aVisitor({ db, app }, { level: 'none', provider: 'google' });
    const { tokens } = await visit(app, await aPortal(db), visitor);
    expect(tokens.claims()).toMatchObject({ acr: `${app.issuer}/loa/none` });
  });

  it('reached with a provider that the portal does not accept is not enough', async () => {
    const visitor = await aVisitor({ db, app });
    const answer = await ask(await aPortal(db, { allowedProviders: ['cie'] }), visitor);
    expect(signInAsked(answer.text)).toBe(true);
  });
});

describe('a portal that wants to know how it stands', () => {
  it('is answered login_required without a question when nobody is signed in', async () => {
    const visitor = await aVisitor({ db, app });
    visitor.browser.setCookie('test_session', '');
    const answer = await ask(await aPortal(db), visitor, { prompt: 'none' });
    expect(answered(answer)).toMatchObject({ error: 'login_required' });
  });

  it('is answered login_required when the session is too weak, never a weaker sign-in', async () => {
    const visitor = await aVisitor({ db, app }, { level: 'low' });
    const portal = await aPortal(db, { minimumLevel: 'high' });
    expect(answered(await ask(portal, visitor, { prompt: 'none' }))).toMatchObject({
      error: 'login_required',
    });
  });

  it.each([
    ['prompt=login', { prompt: 'login' }],
    ['max_age', { max_age: '60' }],
  ])('makes the person prove again who they are with %s', async (_what, parameters) => {
    const visitor = await aVisitor({ db, app }, { at: new Date(Date.now() - 120_000) });
    const portal = await aPortal(db);
    const config = await discover(app.issuer, portal);
    const request = await authorizationRequest(config, portal, parameters);
    const waiting = await visitor.browser.follow(request.url.href);
    expect(signInAsked(waiting.text)).toBe(true);

    await aProof(db, visitor);
    const { uid } = JSON.parse(waiting.text);
    const finished = await visitor.browser.post(`/interaction/${uid}`);
    const answer = await visitor.browser.follow(finished.location ?? '');
    expect(answered(answer)['code']).toBeDefined();
  });

  it('gets no code from a session that was ended at Piazza', async () => {
    const visitor = await aVisitor({ db, app });
    const portal = await aPortal(db);
    await visit(app, portal, visitor);
    visitor.browser.setCookie('test_session', '');
    expect(signInAsked((await ask(portal, visitor)).text)).toBe(true);
  });

  it('is told of the person who is signed in now, not of the one before', async () => {
    const first = await aVisitor({ db, app });
    const portal = await aPortal(db);
    const before = await visit(app, portal, first);
    const second = await aVisitor({ db, app });
    first.browser.setCookie('test_session', second.sessionId);
    const after = await visit(app, portal, first);
    expect(after.sub).not.toBe(before.sub);
  });
});
