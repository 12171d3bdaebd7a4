// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { aGroup } from '../../support/builders/groups.js';
import { aCommunity, aGrant, aStint, someMember } from '../../support/builders/membership.js';
import { statementsOf } from '../../support/count-statements.js';
import { useDatabase } from '../../support/database.js';
import { portalToken } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aGuest, aReader, callScim, scimScopes } from '../../support/portal/scim.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const world = { db, app };
const community = 'urn:ietf:params:scim:schemas:extension:piazza:2.0:Community';
type Resources = readonly (Readonly<Record<string, unknown>> & { readonly id: string })[];
const resources = (body: Readonly<Record<string, unknown>>) => body['Resources'] as Resources;
const idsIn = (body: Readonly<Record<string, unknown>>) => resources(body).map(({ id }) => id);

describe('discovery', () => {
  it('tells what is offered, what there is, and how it looks', async () => {
    const { read } = await aReader(world);
    const { body } = await read('/ServiceProviderConfig');
    expect(body).toMatchObject({
      patch: { supported: true },
      bulk: { supported: false },
      sort: { supported: false },
      etag: { supported: true },
      pagination: { cursor: true, index: false },
    });
    expect(idsIn((await read('/ResourceTypes')).body)).toEqual(['User', 'Group']);
    const [user] = idsIn((await read('/Schemas')).body);
    expect((await read(`/Schemas/${user}`)).body).toMatchObject({ name: 'User' });
    expect((await read('/Schemas/none')).status).toBe(404);
  });

  it('is only read', async () => {
    const { token } = await aReader(world);
    const answer = await callScim(app, { token, method: 'PUT', body: {} }, '/Schemas');
    expect(answer).toMatchObject({ status: 405, body: { status: '405' } });
    expect(answer.headers.get('allow')).toBe('GET');
  });
});

describe('a caller', () => {
  it('needs a token with the scope', async () => {
    expect(await callScim(app, {}, '/Users')).toMatchObject({
      status: 401,
      body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '401' },
    });
    const { portal } = await aReader(world, { scopes: [...scimScopes, 'communities:read'] });
    const token = await portalToken(app, portal, 'communities:read');
    expect(await callScim(app, { token }, '/Users')).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('api.scope_missing') },
    });
  });

  it('must be of a portal that keeps a secret', async () => {
    const { portal, token } = await aReader(world);
    const { clientId } = portal;
    await db
      .updateTable('portal')
      .set({ secret: null })
      .where('client_id', '=', clientId)
      .execute();
    app.advance(6_000);
    expect(await callScim(app, { token }, '/Users')).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('scim.confidential_only') },
    });
  });
});

describe('people', () => {
  it('are those whom the portal knows, by the subject that only its sector has', async () => {
    const [one, other] = [await aReader(world), await aReader(world)];
    const guest = await aGuest(world, one.portal);
    const stranger = await aGuest(world, other.portal);
    const { body } = await one.read('/Users');
    expect(body).toMatchObject({ totalResults: 1, itemsPerPage: 1 });
    expect(resources(body)[0]).toMatchObject({ id: guest.sub, userName: guest.sub, active: true });
    expect(JSON.stringify(body)).not.toContain(guest.visitor.memberId);
    for (const id of [stranger.sub, guest.visitor.memberId]) {
      expect((await one.read(`/Users/${id}`)).status).toBe(404);
    }
  });

  it('are shown as far as they were told that they are', async () => {
    const bare = await aReader(world, { scopes: ['openid', 'scim', 'scim:write'] });
    const { sub } = await aGuest(world, bare.portal);
    expect(Object.keys((await bare.read(`/Users/${sub}`)).body).toSorted()).toEqual([
      'active',
      'id',
      'meta',
      'schemas',
      'userName',
    ]);
    const named = await aReader(world);
    const known = await aGuest(world, named.portal);
    const { body } = await named.read(`/Users/${known.sub}`);
    expect(body).toMatchObject({ displayName: expect.stringMatching(/^Persona/) });
    // Registered for more since, of which nobody was told.
    await db
      .updateTable('release_notice')
      .set({ claims: [] })
      .where('member_id', '=', known.visitor.memberId)
      .execute();
    expect((await named.read(`/Users/${known.sub}`)).body).not.toHaveProperty('displayName');
  });

  it('who are suspended are not active, and nothing else is told of them', async () => {
    const { portal, read } = await aReader(world);
    const { sub, visitor } = await aGuest(world, portal);
    const suspended = { status: 'suspended' } as const;
    await db.updateTable('member').set(suspended).where('id', '=', visitor.memberId).execute();
    const { body } = await read(`/Users/${sub}`);
    expect(body).toMatchObject({ active: false });
    expect(body).not.toHaveProperty('displayName');
  });

  it('come page by page, each once, by a cursor that is no other portal’s', async () => {
    const { portal, read } = await aReader(world);
    const subs = [];
    for (let made = 0; made < 3; made += 1) subs.push((await aGuest(world, portal)).sub);
    const first = await read('/Users?count=2');
    expect(first.body).not.toHaveProperty('totalResults');
    const cursor = String(first.body['nextCursor']);
    const second = await read(`/Users?count=2&cursor=${cursor}`);
    expect(second.body).not.toHaveProperty('nextCursor');
    const found = [...idsIn(first.body), ...idsIn(second.body)];
    expect(new Set(found)).toEqual(new Set(subs));
    expect(found).toHaveLength(3);
    const other = await aReader(world);
    for (const wrong of [cursor, 'AAAA', 'x'.repeat(1_000)]) {
      expect((await other.read(`/Users?cursor=${wrong}`)).body).toMatchObject({
        status: '400',
        scimType: 'invalidCursor',
      });
    }
    expect((await read('/Users?startIndex=2')).body).toMatchObject({ scimType: 'invalidValue' });
  });

  it('say where they belong when they are asked, among what the portal serves', async () => {
    const [served, other] = [await aCommunity(db), await aCommunity(db)];
    const { portal, read } = await aReader(world, { communities: [served.slug] });
    const { sub, visitor } = await aGuest(world, portal);
    const { memberId } = visitor;
    for (const one of [served, other]) await aStint(db, { community: one, memberId });
    expect((await read(`/Users/${sub}`)).body).not.toHaveProperty('groups');
    const { body } = await read(`/Users/${sub}?attributes=groups`);
    expect(body['groups']).toMatchObject([{ value: served.id }]);
    expect(body).not.toHaveProperty('userName');
  });

  it.each([
    ['id eq "$"', true],
    ['userName eq "$"', true],
    ['userName eq "$" and active eq true', true],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName eq "$" and displayName sw "Pers"', true],
    ['userName eq "$" and active eq false', false],
    ['externalId eq "$"', false],
    ['emails[value eq "$"]', false],
    ['id eq "none" or id eq "$"', true],
  ])('are found by %s', async (filter, found) => {
    const { portal, read } = await aReader(world);
    const { sub } = await aGuest(world, portal);
    await aGuest(world, portal);
    const text = encodeURIComponent(filter.replaceAll('$', sub));
    expect(idsIn((await read(`/Users?filter=${text}`)).body)).toEqual(found ? [sub] : []);
  });

  it('take as many statements however many they are', async () => {
    const { portal, read } = await aReader(world);
    await aGuest(world, portal);
    await read('/Users');
    const few = await statementsOf(() => read('/Users?attributes=groups'));
    for (let made = 0; made < 3; made += 1) await aGuest(world, portal);
    const more = await statementsOf(() => read('/Users?attributes=groups'));
    expect(more).toHaveLength(few.length);
    expect(few.length).toBeLessThanOrEqual(4);
    expect(more.join()).not.toMatch(/count\(/);
  });
});

describe('groups', () => {
  it('are the communities that the portal serves, and the groups inside', async () => {
    const [served, other] = [await aCommunity(db), await aCommunity(db)];
    for (const one of [served, other]) await aGroup(db, one);
    const { read } = await aReader(world, { communities: [served.slug] });
    const { body } = await read('/Groups');
    const [first, second] = resources(body).map((one) => one[community]);
    expect([first, second]).toEqual(
      expect.arrayContaining([
        { kind: 'community', slug: served.slug, joinPolicy: 'open' },
        expect.objectContaining({ slug: `${served.slug}:formazione`, parent: served.id }),
      ]),
    );
    expect(body).toMatchObject({ totalResults: 2 });
    expect((await read(`/Groups/${other.id}`)).status).toBe(404);
    const filter = encodeURIComponent(`${community}:slug eq "${served.slug}:formazione"`);
    expect(resources((await read(`/Groups?filter=${filter}`)).body)).toMatchObject([
      { displayName: 'Formazione' },
    ]);
    const page = await read('/Groups?count=1');
    const rest = await read(`/Groups?count=1&cursor=${String(page.body['nextCursor'])}`);
    expect(new Set([...idsIn(page.body), ...idsIn(rest.body)]).size).toBe(2);
  });

  it('have members on request, only those whom the portal knows, with their roles', async () => {
    const place = await aCommunity(db);
    const { portal, read } = await aReader(world, { communities: [place.slug] });
    const { sub, visitor } = await aGuest(world, portal);
    await aStint(db, { community: place, memberId: visitor.memberId });
    await aGrant(db, { community: place, memberId: visitor.memberId, role: 'facilitator' });
    await aStint(db, { community: place, memberId: await someMember(db) });
    expect((await read(`/Groups/${place.id}`)).body).not.toHaveProperty('members');
    expect((await read('/Groups?attributes=members')).body).toMatchObject({ scimType: 'tooMany' });
    const { body } = await read(`/Groups/${place.id}?attributes=members,displayName`);
    expect(body['members']).toEqual([
      { value: sub, type: 'User', $ref: expect.any(String), roles: ['facilitator'] },
    ]);
    const filter = encodeURIComponent(`members.value eq "${sub}"`);
    expect(idsIn((await read(`/Groups?filter=${filter}`)).body)).toEqual([place.id]);
  });

  it('give their members page by page', async () => {
    const place = await aCommunity(db);
    const { portal, read } = await aReader(world, { communities: [place.slug] });
    const subs = [];
    for (let made = 0; made < 3; made += 1) {
      const { sub, visitor } = await aGuest(world, portal);
      await aStint(db, { community: place, memberId: visitor.memberId });
      subs.push(sub);
    }
    const found: unknown[] = [];
    let cursor = '';
    for (let pages = 0; pages < 10; pages += 1) {
      const { body } = await read(`/Groups/${place.id}/members?count=2&cursor=${cursor}`);
      found.push(...resources(body).map((one) => one['value']));
      const { nextCursor } = body;
      if (typeof nextCursor !== 'string') break;
      cursor = nextCursor;
      const opened = Buffer.from(cursor, 'base64url').toString('latin1');
      expect(opened).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    }
    expect(new Set(found)).toEqual(new Set(subs));
    expect(found).toHaveLength(3);
    const other = await aReader(world);
    expect((await other.read(`/Groups/${place.id}/members?cursor=${cursor}`)).status).toBe(400);
  });

  it('are tagged: who has one already is not sent it again', async () => {
    const place = await aCommunity(db);
    const { read } = await aReader(world, { communities: [place.slug] });
    const { headers, body } = await read(`/Groups/${place.id}`);
    const tag = headers.get('etag') ?? '';
    expect(body['meta']).toMatchObject({ version: tag });
    expect((await read(`/Groups/${place.id}`, { 'if-none-match': tag })).status).toBe(304);
    expect((await read(`/Groups/${place.id}`, { 'if-none-match': 'W/"x"' })).status).toBe(200);
  });
});

describe('what is not offered', () => {
  it.each([
    ['POST', '/Bulk', 501],
    ['GET', '/Me', 501],
    ['GET', '/nothing', 404],
  ])('%s %s says so', async (method, path, status) => {
    const { token } = await aReader(world);
    const answer = await callScim(app, { token, method }, path);
    expect(answer).toMatchObject({ status, body: { status: String(status) } });
    expect(answer.headers.get('content-type')).toMatch(/^application\/scim\+json/);
  });
});

describe('a proven name', () => {
  it('is read while the agreement of the portal is in force, and no longer', async () => {
    const { portal, read } = await aReader(world, { scopes: [...scimScopes, 'legal_name'] });
    const { sub, visitor } = await aGuest(world, portal);
    await db
      .updateTable('member')
      .set({ given_name: 'Giulia', family_name: 'Bassi' })
      .where('id', '=', visitor.memberId)
      .execute();
    const name = async () => (await read(`/Users/${sub}`)).body['name'];
    expect(await name()).toEqual({ givenName: 'Giulia', familyName: 'Bassi' });
    await db
      .updateTable('portal')
      .set({ agreement_ends_on: '2020-12-31' })
      .where('client_id', '=', portal.clientId)
      .execute();
    app.advance(6_000);
    expect(await name()).toBeUndefined();
    const back = Date.parse('2020-12-30T12:00:00Z') - Date.now();
    app.advance(back);
    expect(await name()).toEqual({ givenName: 'Giulia', familyName: 'Bassi' });
    app.advance(-back);
  });
});
