// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { aCommunity, aGrant, aStint, someMember } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { statementsOf } from '../../support/count-statements.js';
import { useDatabase } from '../../support/database.js';
import { acquainted, callApi, portalToken } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aVisitor, visit } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const piazza = { db, app };

const question = (sub: string, slug: string, name = 'member') => ({
  subject: { type: 'member', id: sub },
  action: { name },
  resource: { type: 'community', id: slug },
});

describe('a token for the API', () => {
  it('is a signed one of five minutes, for the API alone, with the sign-in of the member', async () => {
    const { own, token, portal, sub } = await acquainted(piazza);
    expect(decodeProtectedHeader(own)).toMatchObject({ typ: 'at+jwt', alg: 'ES256' });
    const claims = decodeJwt(own);
    expect(claims).toMatchObject({
      iss: app.issuer,
      aud: `${app.origin}/api/v1`,
      sub,
      client_id: portal.clientId,
      scope: 'memberships:write communities:manage',
      acr: 'http://eidas.europa.eu/LoA/substantial',
      provider: 'spid',
    });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(300);
    expect(decodeJwt(token)).toMatchObject({ sub: portal.clientId });
  });

  it.each([
    ['missing', undefined, 'api.token_missing'],
    ['made up', 'eyJhbGciOiJub25lIn0.e30.', 'api.token_invalid'],
  ])('that is %s is refused with a problem document', async (_what, token, code) => {
    const answer = await callApi(app, 'GET', '/communities', { token });
    expect(answer).toMatchObject({ status: 401, body: { status: 401, code } });
    expect(answer.type).toMatch(/^application\/problem\+json/);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(answer.headers.get('ratelimit-remaining')).not.toBeNull();
  });

  it('for userinfo opens nothing here', async () => {
    const visitor = await aVisitor({ db, app });
    const { tokens } = await visit(app, await aPortal(db), visitor);
    const answer = await callApi(app, 'GET', '/communities', { token: tokens.access_token });
    expect(answer.body).toMatchObject({ code: 'api.token_invalid' });
  });

  it('that has expired is refused, also when it was seen before', async () => {
    const portal = await aPortal(db);
    const token = await portalToken(app, portal);
    expect((await callApi(app, 'GET', '/communities', { token })).status).toBe(200);
    app.advance(301_000);
    const answer = await callApi(app, 'GET', '/communities', { token });
    app.advance(-301_000);
    expect(answer.body).toMatchObject({ code: 'api.token_invalid' });
  });

  it('without the scope is refused, and none is given beyond the registration', async () => {
    const portal = await aPortal(db, { scopes: ['openid', 'communities:read'] });
    await expect(portalToken(app, portal, 'memberships:read')).rejects.toMatchObject({
      error: 'invalid_scope',
    });
    const token = await portalToken(app, portal, 'communities:read');
    const answer = await callApi(app, 'POST', '/check', { token, body: question('x', 'giovani') });
    expect(answer).toMatchObject({ status: 403, body: { code: 'api.scope_missing' } });
  });
});

describe('GET /communities', () => {
  it('lists those that the portal serves, page by page, in the language asked for', async () => {
    const texts = { en: { name: 'Young people', summary: 'A test', howToJoin: 'Join' } };
    const served = [await aCommunity(db, { texts }), await aCommunity(db), await aCommunity(db)];
    await aCommunity(db);
    const slugs = served.map(({ slug }) => slug).toSorted((a, b) => a.localeCompare(b));
    const portal = await aPortal(db, { communities: slugs });
    const token = await portalToken(app, portal);

    const first = await callApi(app, 'GET', '/communities?limit=2', { token, language: 'en' });
    expect(first.body['items']).toMatchObject(
      slugs.slice(0, 2).map((community) => ({ community })),
    );
    const rest = await callApi(
      app,
      'GET',
      `/communities?limit=2&cursor=${String(first.body['next'])}`,
      {
        token,
      },
    );
    expect(rest.body).toMatchObject({ items: [{ community: slugs[2] }], next: null });
    expect(JSON.stringify(first.body)).toContain('Young people');
  });

  it('refuses what it does not know', async () => {
    const token = await portalToken(app, await aPortal(db));
    const answer = await callApi(app, 'GET', '/communities?page=2', { token });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.unknown_field' } });
  });
});

describe('GET /members/{sub}/memberships', () => {
  it('tells memberships and roles of a member whom the portal knows', async () => {
    const community = await aCommunity(db);
    const { sub, token, visitor } = await acquainted(piazza);
    const { memberId } = visitor;
    await aStint(db, { community, memberId });
    await aGrant(db, { community, memberId, role: 'facilitator' });
    const answer = await callApi(app, 'GET', `/members/${sub}/memberships`, { token });
    expect(answer.body).toMatchObject({
      items: [{ community: community.slug, until: null, roles: [{ code: 'facilitator' }] }],
    });
  });

  it('tells nothing of a community that the portal does not serve', async () => {
    const [served, other] = [await aCommunity(db), await aCommunity(db)];
    const { sub, token, visitor } = await acquainted(piazza, {
      portal: await aPortal(db, { communities: [served.slug] }),
    });
    await aStint(db, { community: other, memberId: visitor.memberId });
    const answer = await callApi(app, 'GET', `/members/${sub}/memberships`, { token });
    expect(answer.body).toEqual({ items: [] });
  });

  it('does not know the subject of another portal, nor our own id', async () => {
    const [one, other] = [await acquainted(piazza), await acquainted(piazza)];
    for (const sub of [other.sub, one.visitor.memberId]) {
      const answer = await callApi(app, 'GET', `/members/${sub}/memberships`, { token: one.token });
      expect(answer).toMatchObject({ status: 404, body: { code: 'portal.unknown_subject' } });
    }
  });
});

describe('POST /check', () => {
  it('answers from one statement once the token is known', async () => {
    const community = await aCommunity(db);
    const { sub, token, visitor } = await acquainted(piazza);
    const { memberId } = visitor;
    const ask = async (name?: string) =>
      (await callApi(app, 'POST', '/check', { token, body: question(sub, community.slug, name) }))
        .body;
    expect(await ask()).toEqual({ decision: false, context: { roles: [] } });

    await aStint(db, { community, memberId });
    expect(await ask()).toEqual({ decision: true, context: { roles: [] } });
    expect(await ask('moderator')).toMatchObject({ decision: false });

    await aGrant(db, { community, memberId, role: 'moderator' });
    const statements = await statementsOf(async () => {
      expect(await ask('moderator')).toEqual({ decision: true, context: { roles: ['moderator'] } });
    });
    expect(statements).toHaveLength(1);
  });

  it('says no of a foreign subject and of a foreign community', async () => {
    const [served, other] = [await aCommunity(db), await aCommunity(db)];
    const one = await acquainted(piazza, {
      portal: await aPortal(db, { communities: [served.slug] }),
    });
    const two = await acquainted(piazza);
    for (const { memberId } of [one.visitor, two.visitor]) {
      await aStint(db, { community: served, memberId });
      await aStint(db, { community: other, memberId });
    }
    const { token } = one;
    const ask = async (sub: string, slug: string) =>
      (await callApi(app, 'POST', '/check', { token, body: question(sub, slug) })).body['decision'];
    expect(await ask(one.sub, served.slug)).toBe(true);
    expect(await ask(one.sub, other.slug)).toBe(false);
    expect(await ask(two.sub, served.slug)).toBe(false);
  });

  it.each([
    ['no question', {}, 'request.malformed'],
    ['a field too many', { ...question('x', 'giovani'), more: 1 }, 'request.unknown_field'],
    ['no JSON', '{', 'request.malformed'],
  ])('refuses %s', async (_what, body, code) => {
    const token = await portalToken(app, await aPortal(db));
    const answer = await callApi(app, 'POST', '/check', { token, body });
    expect(answer).toMatchObject({ status: 400, body: { code } });
  });

  it('refuses a body that is too large before reading it', async () => {
    const token = await portalToken(app, await aPortal(db));
    const body = JSON.stringify({ filler: 'x'.repeat(110_000) });
    expect(await callApi(app, 'POST', '/check', { token, body })).toMatchObject({ status: 413 });
  });
});

describe('joining and leaving with the member’s own token', () => {
  it('joins an open community and leaves it', async () => {
    const community = await aCommunity(db);
    const { own } = await acquainted(piazza);
    const path = `/me/memberships/${community.slug}`;
    expect(await callApi(app, 'POST', path, { token: own })).toMatchObject({
      status: 201,
      body: { community: community.slug, outcome: 'joined' },
    });
    expect(await callApi(app, 'POST', path, { token: own })).toMatchObject({
      status: 409,
      body: { code: 'membership.already_member' },
    });
    expect(await callApi(app, 'DELETE', path, { token: own })).toMatchObject({ status: 204 });
  });

  it('asks the managers where they decide', async () => {
    const community = await aCommunity(db, { joinPath: 'approval' });
    const { own } = await acquainted(piazza);
    const answer = await callApi(app, 'POST', `/me/memberships/${community.slug}`, { token: own });
    expect(answer).toMatchObject({ status: 202, body: { outcome: 'requested' } });
  });

  it('keeps the community’s rules: the level is that of the sign-in', async () => {
    const community = await aCommunity(db, { minimumLevel: 'high' });
    const { own } = await acquainted(piazza);
    const answer = await callApi(app, 'POST', `/me/memberships/${community.slug}`, { token: own });
    expect(answer).toMatchObject({ status: 401, body: { code: 'api.level_too_low' } });
    expect(answer.headers.get('www-authenticate')).toBe(
      'Bearer error="insufficient_user_authentication", acr_values="http://eidas.europa.eu/LoA/high"',
    );
  });

  it('is not for a portal by itself, nor for a community it does not serve', async () => {
    const [served, other] = [await aCommunity(db), await aCommunity(db)];
    const { own, portal } = await acquainted(piazza, {
      portal: await aPortal(db, { communities: [served.slug] }),
    });
    const token = await portalToken(app, portal, 'memberships:write');
    expect(await callApi(app, 'POST', `/me/memberships/${served.slug}`, { token })).toMatchObject({
      status: 401,
      body: { code: 'session.required' },
    });
    expect(
      await callApi(app, 'POST', `/me/memberships/${other.slug}`, { token: own }),
    ).toMatchObject({
      status: 404,
      body: { code: 'portal.community_not_served' },
    });
  });

  it('cannot be done for somebody else', async () => {
    const community = await aCommunity(db);
    const { own } = await acquainted(piazza);
    await someMember(db);
    const answer = await callApi(app, 'POST', `/me/memberships/${community.slug}`, { token: own });
    const rows = await db
      .selectFrom('stint')
      .select('member_id')
      .where('community_id', '=', community.id)
      .execute();
    expect(answer.status).toBe(201);
    expect(rows).toHaveLength(2); // the manager, and the one whose token it is
  });
});

describe('GET /status', () => {
  it('is a problem document, for anybody', async () => {
    const answer = await callApi(app, 'GET', '/status');
    expect(answer).toMatchObject({ status: 200, body: { status: 200, title: 'OK' } });
    expect(answer.type).toMatch(/^application\/problem\+json/);
  });
});
