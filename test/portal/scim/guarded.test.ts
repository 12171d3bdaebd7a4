// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { anAddress } from '../../support/builders/invitation.js';
import { aMember } from '../../support/builders/identity.js';
import { aStint } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aGuest, aManaged, aPatch, aReader, writing } from '../../support/portal/scim.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const world = { db, app };
const core = 'urn:ietf:params:scim:schemas:core:2.0';
const user = (value: string, externalId?: string) => ({
  schemas: [`${core}:User`],
  emails: [{ value }],
  externalId,
});
const group = (displayName: string, externalId?: string) => ({
  schemas: [`${core}:Group`],
  displayName,
  externalId,
});

/** A portal of one community, and how its manager and a plain member of it write. */
async function managed() {
  const { place, portal, read, write } = await aManaged(world);
  const { memberId } = await aStint(db, { community: place });
  const member = await aGuest(world, portal, memberId);
  return { place, read, member, manages: write, belongs: writing(app, member.token) };
}

describe('an address', () => {
  const found = async (read: Awaited<ReturnType<typeof aReader>>['read'], address: string) => {
    const { body } = await read(`/Users?filter=${encodeURIComponent(`emails eq "${address}"`)}`);
    return (body['Resources'] as readonly { readonly id: string }[]).map(({ id }) => id);
  };

  it('is shown, and found by, only while it is proven', async () => {
    const { portal, read } = await aReader(world);
    const address = 'persona@example.org';
    const { sub, visitor } = await aGuest(world, portal, await aMember(db, { email: address }));
    expect((await read(`/Users/${sub}`)).body).toMatchObject({ emails: [{ value: address }] });
    expect(await found(read, address)).toEqual([sub]);
    await db
      .updateTable('contact_point')
      .set({ verified_at: null })
      .where('member_id', '=', visitor.memberId)
      .execute();
    expect((await read(`/Users/${sub}`)).body).not.toHaveProperty('emails');
    expect(await found(read, address)).toEqual([]);
  });

  it('that somebody else only claims finds nobody but its holder', async () => {
    const { portal, read } = await aReader(world);
    const address = 'titolare@example.org';
    const holder = await aGuest(world, portal, await aMember(db, { email: address }));
    const other = await aGuest(world, portal);
    await anAddress(db, other.visitor.memberId, { address, proven: false });
    expect(await found(read, address)).toEqual([holder.sub]);
  });
});

describe('what changes beside a resource', () => {
  it('is never hidden by the tag of the resource', async () => {
    const { place, read, member } = await managed();
    const [community, person] = [`/Groups/${place.id}`, `/Users/${member.sub}`];
    for (const [plain, whole, name] of [
      [community, `${community}?attributes=members`, 'members'],
      [person, `${person}?attributes=groups`, 'groups'],
    ] as const) {
      const tag = (await read(plain)).headers.get('etag') ?? '';
      const answer = await read(whole, { 'if-none-match': tag });
      expect(answer).toMatchObject({ status: 200, body: { [name]: expect.anything() } });
      expect(answer.headers.get('etag')).toBeNull();
      expect((await read(whole, { 'if-none-match': '*' })).status).toBe(200);
    }
  });
});

describe('people and groups', () => {
  const asking = { schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'] };
  const paths = (person: string, community: string) => [
    '/Users',
    '/Groups',
    `/Users/${person}`,
    `/Groups/${community}`,
    `/Groups/${community}/members`,
  ];

  it('are for the portal by itself and for who may invite, not for every member', async () => {
    const { place, member, manages, belongs } = await managed();
    const one = paths(member.sub, place.id);
    const all = [
      ...one.map((path) => ['GET', path] as const),
      ...['/Users/.search', '/Groups/.search', '/.search'].map((path) => ['POST', path] as const),
    ];
    for (const [method, path] of all) {
      const body = method === 'POST' ? asking : undefined;
      const refused = await belongs(method, path, body);
      expect([path, refused.status, refused.body['detail']]).toEqual([
        path,
        403,
        expect.stringContaining('right.missing'),
      ]);
      expect([path, (await manages(method, path, body)).status]).toEqual([path, 200]);
    }
  });

  it('are not for a manager whose token does not write', async () => {
    const { place } = await managed();
    const scopes = ['openid', 'scim'];
    const { portal } = await aReader(world, { communities: [place.slug], scopes });
    const { token } = await aGuest(world, portal, place.managerId);
    const answer = await writing(app, token)('GET', '/Users');
    expect(answer).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('api.scope_missing') },
    });
  });
});

describe('who may not invite or change groups', () => {
  it('writes nothing beside them, and reads no invitation', async () => {
    const { manages, belongs } = await managed();
    const address = 'ospite@example.org';
    const invited = (await manages('POST', '/Users', user(address, 'ours'))).body['id'];
    const made = (await manages('POST', '/Groups', group('Lettura', 'ours'))).body['id'];
    const operation = { op: 'replace', path: 'externalId', value: 'theirs' };
    const patch = aPatch(operation);
    for (const [path, body] of [
      [`/Users/${String(invited)}`, user(address, 'theirs')],
      [`/Groups/${String(made)}`, group('Lettura', 'theirs')],
    ] as const) {
      for (const answer of [
        await belongs('PUT', path, body),
        await belongs('PATCH', path, patch),
      ]) {
        expect(answer).toMatchObject({
          status: 403,
          body: { detail: expect.stringContaining('right.missing') },
        });
        expect(JSON.stringify(answer.body)).not.toContain(address);
      }
    }
    const kept = await db.selectFrom('scim_resource').select('external_id').execute();
    expect(kept.filter(({ external_id: id }) => id === 'theirs')).toEqual([]);
  });
});

describe('an answer that cannot be given', () => {
  it.each(['foo=1', 'attributes=id&excludedAttributes=id'])(
    'for ?%s is told before anything is done',
    async (query) => {
      const { manages, read, place } = await managed();
      const letters = async () =>
        db.selectFrom('invitation').select('id').where('community_id', '=', place.id).execute();
      expect((await manages('POST', `/Users?${query}`, user('a@example.org'))).status).toBe(400);
      expect(await letters()).toEqual([]);
      expect((await manages('POST', `/Groups?${query}`, group('Lettura'))).status).toBe(400);
      expect((await read('/Groups')).body['Resources']).toHaveLength(1);
    },
  );
});
