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
import { aVisitor, visit } from '../../support/portal/visit.js';

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
  it('gets nobody else: they read why on a page of ours', async () => {
    const community = await aCommunity(db);
    const portal = await aPortal(db, { membershipRequired: true, communities: [community.slug] });
    const { browser } = await aVisitor({ db, app });
    const { url } = await authorizationRequest(await discover(app.issuer, portal), portal);
    const answer = await browser.follow(url.href);
    expect(answer).toMatchObject({ status: 403, text: 'portal.membership_required' });
  });
});
