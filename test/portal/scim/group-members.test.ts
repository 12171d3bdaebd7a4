// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { aStint } from '../../support/builders/membership.js';
import { statementsOf } from '../../support/count-statements.js';
import { untilBlocked, useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aGuest, aManaged, aPatch, aReader, writing } from '../../support/portal/scim.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const world = { db, app };
const listed = (...subs: readonly string[]) => subs.map((value) => ({ value, type: 'User' }));
const group = (members?: readonly object[]) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
  displayName: 'Lettura',
  ...(members && { members }),
});
const add = (...subs: readonly string[]) =>
  aPatch({ op: 'add', path: 'members', value: listed(...subs) });

/** A group inside the community that a portal serves, and people of the community whom the portal knows. */
async function managed() {
  const set = await aManaged(world);
  const { place, portal, read, write } = set;
  const path = `/Groups/${String((await write('POST', '/Groups', group())).body['id'])}`;
  const someone = async (belongs = true) => {
    const { sub, token, visitor } = await aGuest(world, portal);
    const { memberId } = visitor;
    if (belongs) await aStint(db, { community: place, memberId });
    return { sub, token, memberId };
  };
  const members = async (of = path) => {
    const { body } = await read(`${of}?attributes=members`);
    const list = (body['members'] ?? []) as readonly { readonly value: string }[];
    return list.map(({ value }) => value).toSorted();
  };
  return { ...set, path, someone, members };
}
const events = async () =>
  (await db.selectFrom('outbox').select('type').execute()).filter(({ type }) =>
    ['group.joined', 'group.left'].includes(type),
  ).length;

describe('members of a group inside the community', () => {
  it('are put in and taken out by who may, and asking twice changes nothing', async () => {
    const { path, write, someone, members } = await managed();
    const [one, two] = [await someone(), await someone()];
    const before = await events();
    for (let times = 0; times < 2; times += 1) {
      const answer = await write('PATCH', `${path}?attributes=members`, add(one.sub, two.sub));
      expect(answer.status).toBe(200);
      expect(answer.body['members']).toHaveLength(2);
    }
    const remove = aPatch({ op: 'remove', path: `members[value eq "${one.sub}"]` });
    for (let times = 0; times < 2; times += 1) {
      expect((await write('PATCH', path, remove)).status).toBe(200);
    }
    expect(await members()).toEqual([two.sub]);
    expect((await events()) - before).toBe(3);
  });

  it.each([
    ['a path', (sub: string) => ({ op: 'add', path: 'members', value: listed(sub) })],
    ['another case', (sub: string) => ({ OP: 'Add', Path: 'MEMBERS', Value: [{ VALUE: sub }] })],
    ['no path', (sub: string) => ({ op: 'add', value: { members: listed(sub) } })],
    ['one value', (sub: string) => ({ op: 'add', path: 'members', value: { value: sub } })],
    [
      'the schema before it',
      (sub: string) => ({
        op: 'add',
        path: 'urn:ietf:params:scim:schemas:core:2.0:Group:members',
        value: listed(sub),
      }),
    ],
  ])('are added with %s', async (_how, operation) => {
    const { path, write, someone, members } = await managed();
    const { sub } = await someone();
    expect((await write('PATCH', path, aPatch(operation(sub)))).status).toBe(200);
    expect(await members()).toEqual([sub]);
  });

  it('are removed by several, by a list and all at once; the last operation holds', async () => {
    const { path, write, someone, members } = await managed();
    const [one, two, three] = [await someone(), await someone(), await someone()];
    await write('PATCH', path, add(one.sub, two.sub, three.sub));
    const both = `members[value eq "${one.sub}" or value eq "${two.sub}"]`;
    await write('PATCH', path, aPatch({ op: 'remove', path: both }));
    expect(await members()).toEqual([three.sub]);
    const back = { op: 'add', path: 'members', value: listed(one.sub, two.sub) };
    const out = { op: 'remove', path: 'members', value: listed(two.sub, three.sub) };
    await write('PATCH', path, aPatch(back, out));
    expect(await members()).toEqual([one.sub]);
    expect((await write('PATCH', path, aPatch({ op: 'remove', path: 'members' }))).status).toBe(
      200,
    );
    expect(await members()).toEqual([]);
  });

  it('are those of a list that is put there, and nobody whom the portal does not know goes', async () => {
    const { place, path, write, someone, members } = await managed();
    const [one, two] = [await someone(), await someone()];
    const created = await write('POST', '/Groups', { ...group(listed(one.sub)), displayName: 'B' });
    expect(created).toMatchObject({ status: 400 });
    const made = await write('POST', '/Groups', { ...group(listed(one.sub)), displayName: 'Bis' });
    expect(made.status).toBe(201);
    expect(await members(`/Groups/${String(made.body['id'])}`)).toEqual([one.sub]);
    await write('PATCH', path, add(one.sub));
    const unknown = await aStint(db, { community: place });
    await sql`
      insert into group_member (id, group_id, community_id, stint_id, member_id, joined_at)
      values (gen_random_uuid(), ${path.slice(8)}, ${place.id}, ${unknown.id}, ${unknown.memberId}, now())`.execute(
      db,
    );
    expect((await write('PUT', path, group(listed(two.sub)))).status).toBe(200);
    expect(await members()).toEqual([two.sub]);
    expect((await write('PUT', path, group())).status).toBe(200);
    expect(await members()).toEqual([two.sub]);
    const stays = db.selectFrom('group_member').select('left_at');
    expect(await stays.where('member_id', '=', unknown.memberId).execute()).toEqual([
      { left_at: null },
    ]);
  });

  it('are not yet those who were invited, in a list of everybody', async () => {
    const { path, write, someone, members } = await managed();
    const { sub } = await someone();
    const invited = await write('POST', '/Users', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      emails: [{ value: 'in-attesa@example.org' }],
    });
    const list = group(listed(sub, String(invited.body['id'])));
    expect((await write('PUT', path, list)).status).toBe(200);
    expect(await members()).toEqual([sub]);
  });

  it.each([
    ['who does not belong to the community', 'membership.not_member', 'stranger'],
    ['who was only invited', 'membership.not_member', 'invited'],
    ['whom only another portal knows', 'scim.unknown_member', 'foreign'],
    ['a group', 'scim.invalid_value', 'group'],
  ])('are never somebody %s, and then nothing is done', async (_whom, code, kind) => {
    const { path, write, someone, members } = await managed();
    const invited = {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      emails: [{ value: `${kind}-${Date.now()}@example.org` }],
    };
    const values: Readonly<Record<string, () => Promise<object>>> = {
      stranger: async () => ({ value: (await someone(false)).sub }),
      invited: async () => ({ value: (await write('POST', '/Users', invited)).body['id'] }),
      foreign: async () => ({ value: (await aGuest(world, (await aReader(world)).portal)).sub }),
      group: async () => ({ value: path.slice(8), type: 'Group' }),
    };
    const { sub } = await someone();
    const value = [{ value: sub }, await values[kind]?.()];
    expect(await write('PATCH', path, aPatch({ op: 'add', path: 'members', value }))).toMatchObject(
      {
        status: 400,
        body: { scimType: 'invalidValue', detail: expect.stringContaining(code) },
      },
    );
    expect(await members()).toEqual([]);
  });

  it.each([
    ['another attribute', 'members[display eq "x"]', 'invalidFilter'],
    ['another comparison', 'members[value co "x"]', 'invalidFilter'],
    ['more than who', 'members[value eq "x" and type eq "User"]', 'invalidFilter'],
    ['nobody', 'members[value eq ""]', 'invalidValue'],
    ['no comparison', 'members[value]', 'invalidFilter'],
    ['a number', 'members[value eq 7]', 'invalidFilter'],
    ['a bracket too few', 'members[value eq "x"', 'invalidPath'],
  ])('are not found by %s', async (_what, path, scimType) => {
    const { path: address, write } = await managed();
    const answer = await write('PATCH', address, aPatch({ op: 'remove', path }));
    expect(answer).toMatchObject({ status: 400, body: { scimType } });
  });

  it('are at most fifty in a request', async () => {
    const { path, write, someone } = await managed();
    const { sub } = await someone();
    const many = Array.from({ length: 50 }, (_, index) => `nobody-${index}`);
    const answer = await write('PATCH', path, add(sub, ...many));
    expect(answer).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining('scim.invalid_value') },
    });
  });

  it('take as many statements however many they are', async () => {
    const { path, write, someone } = await managed();
    const people = [await someone(), await someone(), await someone(), await someone()];
    const [first, ...others] = people.map(({ sub }) => sub);
    await write('PATCH', path, add());
    const few = await statementsOf(() => write('PATCH', path, add(first ?? '')));
    const more = await statementsOf(() => write('PATCH', path, add(...others)));
    expect(more).toHaveLength(few.length);
  });

  it('are changed by nobody without the right', async () => {
    const { path, someone, members } = await managed();
    const { sub, token } = await someone();
    const belongs = writing(app, token);
    expect((await belongs('PATCH', path, add(sub))).status).toBe(403);
    expect((await belongs('PUT', path, group(listed(sub)))).status).toBe(403);
    expect(await members()).toEqual([]);
  });

  it('are put in once by two requests at the same moment', async () => {
    const { path, write, someone, members } = await managed();
    const { sub, memberId } = await someone();
    const before = await events();
    const answers = await db.transaction().execute(async (trx) => {
      await sql`select from stint where member_id = ${memberId} for update`.execute(trx);
      const both = [write('PATCH', path, add(sub)), write('PATCH', path, add(sub))];
      await untilBlocked(db, 2);
      return both;
    });
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200]);
    expect(await members()).toEqual([sub]);
    expect((await events()) - before).toBe(1);
  });
});
