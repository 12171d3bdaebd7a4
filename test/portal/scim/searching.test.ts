// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { aGroup } from '../../support/builders/groups.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aGuest, aManaged, callScim } from '../../support/portal/scim.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const world = { db, app };
const message = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest';
type Resources = readonly Readonly<Record<string, unknown>>[];

/** A portal that knows two people and has two groups, and how it searches. */
async function known() {
  const { place, portal, own: token, read, manager } = await aManaged(world);
  await aGroup(db, place);
  const { sub } = await aGuest(world, portal);
  const search = async (path: string, asked: object = {}) => {
    const body = { schemas: [message], ...asked };
    const answer = await callScim(app, { token, method: 'POST', body }, `${path}/.search`);
    const resources = (answer.body['Resources'] ?? []) as Resources;
    return { ...answer, ids: resources.map(({ id }) => id), resources };
  };
  return { place, read, search, sub, manager };
}

describe('a search by a body', () => {
  it.each(['/Users', '/Groups'])('of %s answers as the same by an address', async (path) => {
    const { read, search } = await known();
    const { body } = await read(`${path}?count=1&attributes=id`);
    const first = await search(path, { count: 1, attributes: ['id'] });
    expect(first.status).toBe(200);
    expect(first.body['Resources']).toEqual(body['Resources']);
    const second = await search(path, { count: 1, cursor: first.body['nextCursor'] });
    expect(second.ids).toHaveLength(1);
    expect(second.ids).not.toEqual(first.ids);
  });

  it('of everything gives people, then groups, each once, page by page', async () => {
    const { place, search, sub, manager } = await known();
    const whole = await search('');
    expect(new Set(whole.ids.slice(0, 2))).toEqual(new Set([sub, manager.sub]));
    expect(whole.ids).toContain(place.id);
    expect(whole.body).toMatchObject({ totalResults: 4 });
    for (const count of [1, 2, 3]) {
      const found: unknown[] = [];
      let cursor: unknown;
      do {
        const page = await search('', { count, ...(cursor !== undefined && { cursor }) });
        found.push(...page.ids);
        cursor = page.body['nextCursor'];
      } while (cursor !== undefined && found.length < 9);
      expect(found).toEqual(whole.ids);
    }
  });

  it.each([
    ['what only people have', 'userName eq "$"', 'person'],
    ['what only groups have', 'displayName eq "Formazione"', 'refused'],
    ['either of both', 'userName eq "$" or members eq "$"', 'person'],
    ['what both have', 'id eq "$"', 'person'],
    ['what none has', 'shoeSize eq "44"', 'refused'],
    ['what no index finds', 'displayName co "a"', 'refused'],
  ])('of everything finds by %s', async (_what, filter, expected) => {
    const { search, sub } = await known();
    const answer = await search('', { filter: filter.replaceAll('$', sub) });
    if (expected === 'refused') {
      expect(answer).toMatchObject({ status: 400, body: { scimType: 'invalidFilter' } });
    } else {
      expect(answer.ids).toEqual([sub]);
    }
  });

  it('of everything finds a group by what people do not have', async () => {
    const { place, search } = await known();
    const filter = `urn:ietf:params:scim:schemas:extension:piazza:2.0:Community:slug eq "${place.slug}"`;
    expect((await search('', { filter })).ids).toEqual([place.id]);
  });

  it('gives what a filter finds page by page, by cursors of that filter only', async () => {
    const { search, sub, manager } = await known();
    const filter = `id eq "${sub}" or id eq "${manager.sub}"`;
    const first = await search('/Users', { filter, count: 1 });
    expect(first).toMatchObject({ ids: [sub], body: { totalResults: 2 } });
    const cursor = first.body['nextCursor'];
    const second = await search('/Users', { filter, count: 1, cursor });
    expect(second).toMatchObject({ ids: [manager.sub], body: { totalResults: 2 } });
    expect(second.body).not.toHaveProperty('nextCursor');
    expect((await search('/Users', { filter, count: 0 })).body).toMatchObject({
      totalResults: 2,
      Resources: [],
    });
    for (const [path, asked] of [
      ['/Users', { cursor }],
      ['/Users', { cursor, filter: `id eq "${sub}"` }],
      ['', { cursor, filter }],
    ] as const) {
      expect(await search(path, asked)).toMatchObject({ body: { scimType: 'invalidCursor' } });
    }
  });

  it('finds no part of what is too much', async () => {
    const { place, search } = await known();
    const { rows } = await sql<{ id: string }>`
      insert into community_group (id, community_id, slug, name, created_at)
      select gen_random_uuid(), ${place.id}, 'gruppo-' || n, 'Molti', now() from generate_series(1, 201) n
      returning id`.execute(db);
    const filter = 'displayName eq "molti"';
    expect(await search('/Groups', { filter })).toMatchObject({ body: { scimType: 'tooMany' } });
    await sql`update community_group set ended_at = now() where id = ${rows[0]?.id}`.execute(db);
    expect((await search('/Groups', { filter })).body).toMatchObject({ totalResults: 200 });
  });

  it('takes its words in any case, and leaves out what is not wanted', async () => {
    const { search, sub } = await known();
    const { resources } = await search('/Users', {
      Filter: `USERNAME EQ "${sub}"`,
      ExcludedAttributes: ['USERNAME', 'displayname', 'preferredLanguage'],
    });
    expect(resources.map((one) => Object.keys(one).toSorted())).toEqual([
      ['active', 'id', 'meta', 'schemas'],
    ]);
  });

  it.each([
    ['no schema', { schemas: undefined }, 'invalidSyntax'],
    ['another schema', { schemas: ['urn:x'] }, 'invalidSyntax'],
    ['an unknown word', { colour: 'red' }, 'invalidSyntax'],
    ['a count that is none', { count: '2' }, 'invalidSyntax'],
    [
      'too many attributes',
      { attributes: Array.from({ length: 51 }, () => 'id') },
      'invalidSyntax',
    ],
    ['a later index', { startIndex: 2 }, 'invalidValue'],
    ['a cursor of another list', { cursor: 'AAAA' }, 'invalidCursor'],
    ['both lists', { attributes: ['id'], excludedAttributes: ['id'] }, 'invalidValue'],
  ])('with %s is refused', async (_what, asked, scimType) => {
    const { search } = await known();
    for (const path of ['', '/Users', '/Groups']) {
      expect(await search(path, asked)).toMatchObject({ status: 400, body: { scimType } });
    }
  });
});
