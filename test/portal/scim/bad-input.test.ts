// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aGuest, aManaged, aPatch, aReader, callScim } from '../../support/portal/scim.js';
import { aVisitor, visit } from '../../support/portal/visit.js';

const database = useDatabase();
const app = usePortalApp(database);
const world = { db: database.db, app };
const core = 'urn:ietf:params:scim:schemas:core:2.0';
type Managed = Awaited<ReturnType<typeof aManaged>>;
let managed: Managed;
let made = 0;

beforeAll(async () => {
  managed = await aManaged(world);
});

const anInvited = async (): Promise<string> => {
  const emails = [{ value: `ospite-${(made += 1)}@example.org` }];
  const { body } = await managed.write('POST', '/Users', { schemas: [`${core}:User`], emails });
  return `/Users/${String(body['id'])}`;
};

describe('a filter in an address', () => {
  it.each([
    ['an open bracket', '(id eq "a"', 'invalidFilter'],
    ['an open string', 'id eq "a', 'invalidFilter'],
    ['a deep nest', `${'('.repeat(40)}id eq "a"${')'.repeat(40)}`, 'invalidFilter'],
    ['a long value', `id eq "${'a'.repeat(1_000)}"`, 'invalidFilter'],
    ['more than an address holds', `id eq "${'a'.repeat(2_100)}"`, 'invalidSyntax'],
    ['an unknown attribute', 'shoeSize eq "44"', 'invalidFilter'],
    ['an unknown schema', 'urn:x:2.0:User:userName eq "a"', 'invalidFilter'],
    ['a number for a string', 'externalId eq 44', 'invalidFilter'],
    ['nothing', '', 'invalidFilter'],
  ])('with %s is refused', async (_what, filter, scimType) => {
    for (const path of ['/Users', '/Groups']) {
      const answer = await managed.read(`${path}?filter=${encodeURIComponent(filter)}`);
      expect(answer).toMatchObject({ status: 400, body: { scimType } });
    }
  });
});

describe('a page', () => {
  it('of nothing shows nothing, one of too much is cut, and a negative one is of nothing', async () => {
    for (const count of ['0', '-5']) {
      const { status, body } = await managed.read(`/Groups?count=${count}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ itemsPerPage: 0, Resources: [] });
      expect(body).not.toHaveProperty('nextCursor');
    }
    const values = Array.from(
      { length: 101 },
      (_, n) => `(gen_random_uuid(), $1, 'g-${n}', 'G${n}-', now())`,
    );
    await database.pool.query(
      `insert into community_group (id, community_id, slug, name, created_at) values ${values.join()}`,
      [managed.place.id],
    );
    const { body } = await managed.read('/Groups?count=5000');
    expect(body).toMatchObject({ itemsPerPage: 100, nextCursor: expect.any(String) });
  });

  it.each(['count=some', 'count=1.5', 'startIndex=x', 'colour=red'])(
    'asked for by %s is refused',
    async (query) => {
      const answer = await managed.read(`/Users?${query}`);
      expect(answer).toMatchObject({ status: 400, body: { scimType: 'invalidSyntax' } });
    },
  );

  it('goes on by no cursor of another list, of a filter or of another portal', async () => {
    const other = await aReader(world, { communities: [managed.place.slug] });
    const { body } = await managed.read('/Groups?count=1');
    const cursor = String(body['nextCursor']);
    const filter = encodeURIComponent(`id eq "${managed.place.id}"`);
    for (const answer of [
      await managed.read(`/Users?cursor=${cursor}`),
      await managed.read(`/Groups?cursor=${cursor}&filter=${filter}`),
      await managed.read(`/Groups/${managed.place.id}/members?cursor=${cursor}`),
      await other.read(`/Groups?cursor=${cursor}`),
      await managed.read(`/Groups?cursor=${cursor.slice(0, -2)}AA`),
    ]) {
      expect(answer).toMatchObject({ status: 400, body: { scimType: 'invalidCursor' } });
    }
  });
});

describe('names of attributes', () => {
  it('are known in any case, in bodies, paths and lists', async () => {
    const address = 'maiuscola@example.org';
    const created = await managed.write('POST', '/Users', {
      SCHEMAS: [`${core}:User`],
      Emails: [{ VALUE: address }],
      EXTERNALID: 'M-1',
    });
    expect(created).toMatchObject({ status: 201, body: { userName: address, externalId: 'M-1' } });
    const path = `/Users/${String(created.body['id'])}`;
    const [next, last] = ['altra@example.org', 'ultima@example.org'];
    for (const [operation, expected] of [
      [{ op: 'replace', path: `EMAILS[VALUE eq "${address}"].VALUE`, value: next }, next],
      [
        { op: 'replace', path: `${core.toUpperCase()}:USER:emails`, value: [{ Value: last }] },
        last,
      ],
    ] as const) {
      const { body } = await managed.write('PATCH', path, aPatch(operation));
      expect(body).toMatchObject({ userName: expected });
    }
    const { body } = await managed.read(`${path}?excludedAttributes=EMAILS,username,Active`);
    expect(Object.keys(body).toSorted()).toEqual(['externalId', 'id', 'meta', 'schemas']);
    const { body: few } = await managed.read(`${path}?attributes=USERNAME,emails.VALUE,unknown`);
    expect(few).toMatchObject({ userName: last, emails: [{ value: last }] });
    expect(few).not.toHaveProperty('externalId');
  });
});

describe('a body', () => {
  it.each([
    ['POST', '/Users', { schemas: ['urn:x'], emails: [{ value: 'a@example.org' }] }],
    ['POST', '/Groups', { schemas: [`${core}:User`], displayName: 'Lettura' }],
    ['POST', '/Groups', { schemas: `${core}:Group`, displayName: 'Lettura' }],
    ['PATCH', '/Groups/x', { schemas: [`${core}:Group`], Operations: [] }],
    ['PATCH', '/Groups/x', { Operations: [{ op: 'remove', path: 'externalId' }] }],
  ])('of an unknown schema is refused: %s %s', async (method, raw, body) => {
    const path = raw.replace('/x', `/${managed.place.id}`);
    const answer = await managed.write(method, path, body);
    expect(answer).toMatchObject({ status: 400, body: { scimType: 'invalidSyntax' } });
  });

  it.each([
    ['a list for a message', [], 'invalidSyntax'],
    ['nothing for operations', { ...aPatch(), Operations: null }, 'invalidValue'],
    ['a word for an operation', aPatch('remove' as unknown as object), 'invalidValue'],
    ['a number for a path', aPatch({ op: 'remove', path: 7 }), 'invalidPath'],
    ['an unknown attribute', aPatch({ op: 'add', path: 'shoeSize', value: '44' }), 'invalidPath'],
  ])('that patches with %s is refused', async (_what, body, scimType) => {
    const answer = await managed.write('PATCH', await anInvited(), body);
    expect(answer).toMatchObject({ status: 400, body: { scimType } });
  });

  it('on a state that has changed is refused, for people as for groups', async () => {
    const path = await anInvited();
    const patch = (value: string) => aPatch({ op: 'add', path: 'externalId', value });
    const tag = (await managed.read(path)).headers.get('etag') ?? '';
    expect((await managed.write('PATCH', path, patch('a'), { 'if-match': tag })).status).toBe(200);
    const stale = await managed.write('PATCH', path, patch('b'), { 'if-match': tag });
    expect(stale).toMatchObject({ status: 412, body: { status: '412' } });
    expect((await managed.read(path)).body).toMatchObject({ externalId: 'a' });
  });

  it('to many at once is not taken, as the description says', async () => {
    const { body } = await managed.read('/ServiceProviderConfig');
    expect(body).toMatchObject({
      bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
      filter: { supported: true, maxResults: 100 },
    });
    const bulk = { schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'], Operations: [] };
    const token = managed.own;
    const answer = await callScim(app, { token, method: 'POST', body: bulk }, '/Bulk');
    expect(answer).toMatchObject({ status: 501, body: { status: '501' } });
  });
});

describe('a token', () => {
  it('of another audience opens nothing', async () => {
    const visitor = await aVisitor(world);
    const scope = managed.portal.scopes.join(' ');
    const { tokens } = await visit(app, managed.portal, visitor, { scope });
    for (const token of [tokens.id_token, tokens.access_token]) {
      for (const [method, path] of [
        ['GET', '/Users'],
        ['POST', '/Users'],
      ] as const) {
        const body = method === 'POST' ? {} : undefined;
        expect(await callScim(app, { token, method, body }, path)).toMatchObject({
          status: 401,
          body: { status: '401' },
        });
      }
    }
  });

  it('without the scope to write writes nothing', async () => {
    const scopes = ['openid', 'scim'];
    const { portal } = await aReader(world, { communities: [managed.place.slug], scopes });
    const { token } = await aGuest(world, portal, managed.place.managerId);
    const body = { schemas: [`${core}:Group`], displayName: 'Lettura' };
    expect(await callScim(app, { token, method: 'POST', body }, '/Groups')).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('api.scope_missing') },
    });
  });
});
