// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import * as oidc from 'openid-client';
import { plainSettings, type ClaimShape } from '../../../src/portal/domain/settings.js';
import { membershipClaims } from '../../../src/portal/domain/claims.js';
import { aCommunity, aStint } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { authorizationRequest, discover } from '../../support/portal/client.js';
import { answered, aVisitor, visit } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

/** A member of one community, as userinfo tells a portal whose software wants it so. */
async function told(shape: Partial<ClaimShape>) {
  const community = await aCommunity(db);
  const portal = await aPortal(db, { claimShape: { ...plainSettings.claimShape, ...shape } });
  const visitor = await aVisitor({ db, app });
  await aStint(db, { community, memberId: visitor.memberId });
  const { config, tokens, sub } = await visit(app, portal, visitor);
  const userinfo = await oidc.fetchUserInfo(config, tokens.access_token, sub);
  return { community, userinfo, config, tokens };
}

describe('the groups of a portal', () => {
  it('are one string where its software reads commas, each with its prefix', async () => {
    const { community, userinfo } = await told({ groups: 'csv', prefix: 'piazza-' });
    expect(userinfo['groups']).toBe(`piazza-${community.slug}`);
  });

  it('are objects with an identifier and a name where its software reads those', async () => {
    const { community, userinfo } = await told({ groups: 'objects', prefix: 'cdp:' });
    const [group] = userinfo['groups'] as { gid: string; displayName: string }[];
    expect(group?.gid).toBe(`cdp:${community.slug}`);
    expect(group?.displayName).not.toBe(community.slug);
  });

  it('are counted before they are written: too many are left out in every shape', () => {
    const many = Array.from({ length: 101 }, (_, index) => ({
      slug: `c-${index}`,
      name: `Comunità ${index}`,
      since: new Date(),
      until: null,
      roles: [],
    }));
    const shape = { ...plainSettings.claimShape, groups: 'csv' as const };
    expect(membershipClaims(many, [], { shape })).toEqual({ groups_overage: true });
  });
});

describe('a portal whose software reads no userinfo', () => {
  it('finds in the ID token what its scopes ask for, also after a refresh', async () => {
    const { community, config, tokens } = await told({ inIdToken: true });
    const claims = { name: expect.any(String), groups: [community.slug] };
    expect(tokens.claims()).toMatchObject(claims);
    const refreshed = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(refreshed.claims()).toMatchObject(claims);
  });

  it('finds no more than it asked for', async () => {
    const portal = await aPortal(db, {
      claimShape: { ...plainSettings.claimShape, inIdToken: true },
    });
    const visitor = await aVisitor({ db, app });
    const { tokens } = await visit(app, portal, visitor, { scope: 'openid profile' });
    expect(tokens.claims()).toHaveProperty('name');
    expect(tokens.claims()).not.toHaveProperty('groups');
  });
});

describe('a portal for members only', () => {
  const membersOnly = async () => {
    const community = await aCommunity(db);
    const portal = await aPortal(db, { membershipRequired: true, communities: [community.slug] });
    const visitor = await aVisitor({ db, app });
    const ask = async (parameters: Record<string, string> = {}) => {
      const config = await discover(app.issuer, portal);
      return authorizationRequest(config, portal, parameters);
    };
    const follow = async (parameters: Record<string, string> = {}) => {
      const request = await ask(parameters);
      return { ...request, answer: await visitor.browser.follow(request.url.href) };
    };
    return { community, portal, visitor, follow };
  };

  it('gets nobody else: they go back, and the portal learns that they were refused', async () => {
    const { visitor, follow } = await membersOnly();
    const { answer, state } = await follow();
    const waiting = JSON.parse(answer.text) as { uid: string };
    expect(waiting).toMatchObject({ signInNeeded: false, membershipNeeded: true });
    expect(waiting).not.toHaveProperty('release');
    const path = `/interaction/${waiting.uid}`;
    const pressed = await visitor.browser.post(path);
    expect(pressed).toMatchObject({ status: 403, text: 'portal.membership_required' });
    const back = await visitor.browser.post(`${path}/abort`);
    const heard = answered(await visitor.browser.follow(back.location ?? ''));
    expect(heard).toMatchObject({ error: 'access_denied', state });
  });

  it('is told access_denied where nothing may be asked, as no new sign-in would help', async () => {
    const { follow } = await membersOnly();
    for (const _time of ['first', 'second']) {
      const { answer, state } = await follow({ prompt: 'none' });
      expect(answered(answer)).toMatchObject({ error: 'access_denied', state });
    }
  });

  it('is still told login_required of a sign-in that does not serve, or of nobody', async () => {
    const { visitor, follow } = await membersOnly();
    const old = await follow({ prompt: 'none', max_age: '0' });
    expect(answered(old.answer)).toMatchObject({ error: 'login_required' });
    visitor.browser.setCookie('test_session', '');
    const nobody = await follow({ prompt: 'none' });
    expect(answered(nobody.answer)).toMatchObject({ error: 'login_required' });
  });

  it('takes whoever joined meanwhile, in the same request', async () => {
    const { community, visitor, follow } = await membersOnly();
    const { answer } = await follow();
    const { uid } = JSON.parse(answer.text) as { uid: string };
    await aStint(db, { community, memberId: visitor.memberId });
    const finished = await visitor.browser.post(`/interaction/${uid}`);
    const heard = answered(await visitor.browser.follow(finished.location ?? ''));
    expect(heard['code']).toBeDefined();
    expect((await follow({ prompt: 'none' })).answer.location).toContain('code=');
  });
});
