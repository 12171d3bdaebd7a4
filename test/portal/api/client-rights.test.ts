// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { levels } from '../../../src/kernel/level.js';
import { aBan } from '../../support/builders/measures.js';
import { aCommunity, aGrant, aStint, someMember } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { callApi, forApi, memberToken, portalToken } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aVisitor, visit, type Visitor } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

const scopes = [
  'communities:read',
  'memberships:read',
  'members:read',
  'events:read',
  'memberships:write',
  'communities:manage',
];
const question = {
  subject: { type: 'member', id: 'nobody' },
  action: { name: 'member' },
  resource: { type: 'community', id: 'nowhere' },
};
/** By hand: what each route demands. */
const calls = [
  ['GET', '/communities', 'communities:read', undefined],
  ['GET', '/members/nobody/memberships', 'memberships:read', undefined],
  ['POST', '/check', 'memberships:read', question],
  ['POST', '/check/batch', 'memberships:read', { ...question, evaluations: [{}] }],
  ['GET', '/communities/nowhere', 'communities:read', undefined],
  ['GET', '/communities/nowhere/members', 'members:read', undefined],
  ['GET', '/communities/nowhere/join-requests', 'communities:manage', undefined],
  ['GET', '/events', 'events:read', undefined],
  ['POST', '/me/memberships/nowhere', 'memberships:write', undefined],
  ['DELETE', '/me/memberships/nowhere', 'memberships:write', undefined],
] as const;

/** The token of a member through a portal that they signed in to. */
async function tokenOf(visitor: Visitor, scope = forApi(app)['scope'] ?? ''): Promise<string> {
  const asked = { ...forApi(app), scope };
  const { config, tokens } = await visit(app, await aPortal(db), visitor, asked);
  return memberToken(app, config, tokens.refresh_token ?? '');
}

// A portal has no owner among the members and holds no role. By itself it may do what its registration and its
// token both say; with somebody's token, what the token says and that person may do with that sign-in.
describe('(f) a portal acts with the intersection of rights', () => {
  it('(f) by itself: of what its token says and what it is registered for now', async () => {
    const some = fc.subarray(scopes);
    await fc.assert(
      fc.asyncProperty(fc.subarray(scopes, { minLength: 1 }), some, async (asked, left) => {
        const portal = await aPortal(db);
        const token = await portalToken(app, portal, asked.join(' '));
        const registered = { scopes: ['openid', ...left] };
        const own = db.updateTable('portal').where('client_id', '=', portal.clientId);
        await own.set(registered).execute();
        app.advance(6_000);
        for (const [method, path, scope, body] of calls) {
          const answer = await callApi(app, method, path, { token, body });
          const allowed = asked.includes(scope) && left.includes(scope);
          const refused = answer.body['code'] === 'api.scope_missing';
          expect([asked, left, path, refused]).toEqual([asked, left, path, !allowed]);
        }
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('(f) by itself it is nobody’s manager, whatever the roles of those who sign in to it', async () => {
    const community = await aCommunity(db);
    const portal = await aPortal(db);
    const memberId = await someMember(db);
    await aGrant(db, { community, memberId, role: 'manager' });
    await visit(app, portal, await aVisitor({ db, app }, { memberId }));
    const token = await portalToken(app, portal, scopes.join(' '));
    for (const method of ['POST', 'DELETE']) {
      const answer = await callApi(app, method, `/me/memberships/${community.slug}`, { token });
      expect(answer).toMatchObject({ status: 401, body: { code: 'session.required' } });
    }
  });

  it.each(levels)(
    '(f) with a token of somebody signed in at level %s: no further',
    async (level) => {
      const token = await tokenOf(await aVisitor({ db, app }, { level }));
      for (const minimumLevel of ['low', 'substantial', 'high'] as const) {
        const { slug } = await aCommunity(db, { minimumLevel });
        const { status, body } = await callApi(app, 'POST', `/me/memberships/${slug}`, { token });
        const reaches = levels.indexOf(level) >= levels.indexOf(minimumLevel);
        const outcome = reaches ? 201 : 'api.level_too_low';
        expect([minimumLevel, body['code'] ?? status]).toEqual([minimumLevel, outcome]);
      }
    },
  );

  it.each([
    ['manager', 200],
    ['membership_manager', 200],
    ['moderator', 'right.missing'],
    ['observer', 'right.missing'],
  ] as const)(
    '(f) with a token that may manage: what its owner may, as %s',
    async (role, outcome) => {
      const community = await aCommunity(db, { joinPath: 'approval' });
      const memberId = await someMember(db);
      await aGrant(db, { community, memberId, role });
      const visitor = await aVisitor({ db, app }, { memberId });
      const path = `/communities/${community.slug}/join-requests`;
      const answer = await callApi(app, 'GET', path, { token: await tokenOf(visitor) });
      expect(answer.body['code'] ?? answer.status).toBe(outcome);
      const narrow = await tokenOf(visitor, 'openid memberships:write');
      const refused = await callApi(app, 'GET', path, { token: narrow });
      expect(refused.body).toMatchObject({ code: 'api.scope_missing' });
    },
  );

  it('(f) with a token of somebody who is kept out: not in', async () => {
    const community = await aCommunity(db);
    const visitor = await aVisitor({ db, app });
    await aStint(db, { community, memberId: visitor.memberId });
    const token = await tokenOf(visitor);
    await aBan(db, community, visitor.memberId);
    const answer = await callApi(app, 'POST', `/me/memberships/${community.slug}`, { token });
    expect(answer.body).toMatchObject({ code: 'membership.barred' });
  });

  it('(f) with a token of somebody: nothing of what is for the portal alone', async () => {
    const token = await tokenOf(await aVisitor({ db, app }), ['openid', ...scopes].join(' '));
    for (const [method, path, scope, body] of calls.filter(([, , one]) => one.endsWith(':read'))) {
      const answer = await callApi(app, method, path, { token, body });
      expect([path, scope, answer.status, answer.body['code']]).toEqual([
        path,
        scope,
        403,
        'api.portal_only',
      ]);
    }
  });

  it('(f) by itself, without a secret: nothing either', async () => {
    const portal = await aPortal(db);
    const token = await portalToken(app, portal);
    const own = db.updateTable('portal').where('client_id', '=', portal.clientId);
    await own.set({ secret: null }).execute();
    app.advance(6_000);
    for (const [method, path, , body] of calls.filter(([, , one]) => one.endsWith(':read'))) {
      const answer = await callApi(app, method, path, { token, body });
      expect([path, answer.body['code']]).toEqual([path, 'api.portal_only']);
    }
  });
});
