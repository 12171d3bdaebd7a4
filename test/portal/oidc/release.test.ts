// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import * as oidc from 'openid-client';
import { releasesOf } from '../../../src/portal/use-cases/releases/read-releases.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { authorizationRequest, discover } from '../../support/portal/client.js';
import { answered, aVisitor, visit, type Visitor } from '../../support/portal/visit.js';
import type { Registration } from '../../../src/portal/use-cases/register-portal.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

async function open(portal: Registration, { browser }: Visitor, parameters = {}) {
  const config = await discover(app.issuer, portal);
  return browser.follow((await authorizationRequest(config, portal, parameters)).url.href);
}

describe('what a portal receives', () => {
  it('is shown before the first release, and not again', async () => {
    const portal = await aPortal(db);
    const visitor = await aVisitor({ db, app });
    const waiting = JSON.parse((await open(portal, visitor)).text);
    expect(waiting).toMatchObject({
      portal: { name: portal.name, controller: portal.controller },
      release: ['name', 'email', 'locale', 'groups', 'memberships', 'roles', 'entitlements'],
    });
    expect(await releasesOf({ db }, visitor.memberId)).toEqual([]);

    await visit(app, portal, visitor);
    expect(answered(await open(portal, visitor))['code']).toBeDefined();
    expect(await releasesOf({ db }, visitor.memberId)).toMatchObject([{ name: portal.name }]);
  });

  it('is shown again when it becomes more, and the first request shows only its own', async () => {
    const portal = await aPortal(db);
    const visitor = await aVisitor({ db, app });
    const { answer } = await visit(app, portal, visitor, { scope: 'openid profile' });
    expect(answered(answer)['code']).toBeDefined();
    const waiting = JSON.parse((await open(portal, visitor)).text);
    expect(waiting.release).toContain('email');
  });

  it('is not released to a request that may not ask', async () => {
    const portal = await aPortal(db);
    const visitor = await aVisitor({ db, app });
    const answer = await open(portal, visitor, { prompt: 'none' });
    expect(answered(answer)).toMatchObject({ error: 'interaction_required' });
  });

  it('leaves a trace in the audit when it is shown', async () => {
    const visitor = await aVisitor({ db, app });
    await visit(app, await aPortal(db), visitor);
    const entries = await db
      .selectFrom('audit_entry')
      .select('action')
      .where('actor', '=', visitor.memberId)
      .execute();
    expect(entries).toEqual([{ action: 'release.show' }]);
  });

  it('is nothing when the person turns back', async () => {
    const portal = await aPortal(db);
    const visitor = await aVisitor({ db, app });
    const { uid } = JSON.parse((await open(portal, visitor)).text);
    const aborted = await visitor.browser.post(`/interaction/${uid}/abort`);
    const answer = await visitor.browser.follow(aborted.location ?? '');
    expect(answered(answer)).toMatchObject({ error: 'access_denied' });
    expect(await releasesOf({ db }, visitor.memberId)).toEqual([]);
  });

  it('is asked for by a portal from outside the network, and given only then', async () => {
    const portal = await aPortal(db, { firstParty: false });
    const visitor = await aVisitor({ db, app });
    const waiting = JSON.parse((await open(portal, visitor)).text);
    expect(waiting.portal.firstParty).toBe(false);
    const { config, tokens, sub } = await visit(app, portal, visitor);
    const told = await oidc.fetchUserInfo(config, tokens.access_token, sub);
    expect(told).toHaveProperty('groups');
    expect(answered(await open(portal, visitor))['code']).toBeDefined();
  });
});

describe('a waiting request', () => {
  it('is not found in another browser', async () => {
    const portal = await aPortal(db);
    const visitor = await aVisitor({ db, app });
    const { uid } = JSON.parse((await open(portal, visitor)).text);
    const stranger = await aVisitor({ db, app });
    expect(await stranger.browser.get(`/interaction/${uid}`)).toMatchObject({
      status: 400,
      text: 'portal.interaction_gone',
    });
  });

  it('is not answered by a session that ended meanwhile', async () => {
    const portal = await aPortal(db);
    const visitor = await aVisitor({ db, app });
    const { uid } = JSON.parse((await open(portal, visitor)).text);
    visitor.browser.setCookie('test_session', '');
    expect(await visitor.browser.post(`/interaction/${uid}`)).toMatchObject({
      status: 401,
      text: 'session.required',
    });
  });
});
