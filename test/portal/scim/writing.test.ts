// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { fiscalCodeOf } from '../../../src/cli/seed/fiscal-code.js';
import { systemClock } from '../../../src/kernel/clock.js';
import { sweepExpired } from '../../../src/portal/use-cases/sweep.js';
import { aCommunity } from '../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aGuest, aManaged, aPatch, aReader, callScim } from '../../support/portal/scim.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const world = { db, app };
const core = 'urn:ietf:params:scim:schemas:core:2.0';
let made = 0;
const anAddress = () => `ospite-${(made += 1)}@example.org`;
const user = (address: string, more: object = {}) => ({
  schemas: [`${core}:User`],
  userName: 'passed-over',
  emails: [{ value: address }],
  ...more,
});
const group = (displayName: string, more: object = {}) => ({
  schemas: [`${core}:Group`],
  displayName,
  ...more,
});

const managed = () => aManaged(world);
const idOf = ({ body }: { readonly body: Readonly<Record<string, unknown>> }) => String(body['id']);

describe('inviting', () => {
  it('is a letter from the manager, and a User until it is answered', async () => {
    const { place, write, read } = await managed();
    const address = anAddress();
    const created = await write('POST', '/Users', user(address, { externalId: 'M-17' }));
    expect(created).toMatchObject({
      status: 201,
      body: { userName: address, externalId: 'M-17', active: false },
    });
    const location = created.headers.get('location') ?? '';
    expect(location).toBe(`${app.origin}/scim/v2/Users/${idOf(created)}`);
    const invitation = await db
      .selectFrom('invitation')
      .selectAll()
      .where('id', '=', idOf(created))
      .executeTakeFirstOrThrow();
    expect(invitation).toMatchObject({ community_id: place.id, invited_by: place.managerId });
    for (const filter of [`userName eq "${address}"`, 'externalId eq "M-17"']) {
      const { body } = await read(`/Users?filter=${encodeURIComponent(filter)}`);
      expect(body).toMatchObject({ Resources: [{ id: idOf(created) }] });
    }
    expect(await write('POST', '/Users', user(address))).toMatchObject({
      status: 409,
      body: { scimType: 'uniqueness' },
    });
  });

  it('is changed and taken back', async () => {
    const { write, read } = await managed();
    const created = await write('POST', '/Users', user(anAddress()));
    const path = `/Users/${idOf(created)}`;
    const [second, third] = [anAddress(), anAddress()];
    const put = await write('PUT', path, user(second, { externalId: 'x' }));
    expect(put.body).toMatchObject({ id: idOf(created), userName: second, externalId: 'x' });
    const replaced = aPatch({ op: 'Replace', path: 'emails[value co "@"].value', value: third });
    expect((await write('PATCH', path, replaced)).body).toMatchObject({ userName: third });
    const removed = await write('PATCH', path, aPatch({ op: 'remove', path: 'externalId' }));
    expect(removed.body).not.toHaveProperty('externalId');
    expect((await write('DELETE', path)).status).toBe(204);
    expect((await read(path)).status).toBe(404);
    expect((await write('DELETE', path)).status).toBe(404);
  });

  it('is not seen by another portal, nor by this one once it was answered', async () => {
    const { write, read } = await managed();
    const path = `/Users/${idOf(await write('POST', '/Users', user(anAddress(), { externalId: 'y' })))}`;
    expect((await (await aReader(world)).read(path)).status).toBe(404);
    await sql`update invitation set status = 'declined', ended_at = now() where status = 'pending'`.execute(
      db,
    );
    expect((await read(path)).status).toBe(404);
    await sweepExpired({ db, now: systemClock });
    const kept = await db
      .selectFrom('scim_resource')
      .select('id')
      .where('kind', '=', 'invitation')
      .execute();
    expect(kept).toEqual([]);
  });

  it.each([
    ['no schema', { emails: [{ value: 'a@example.org' }] }, 'invalidSyntax'],
    ['no address', { schemas: [`${core}:User`] }, 'invalidValue'],
    ['an address that is none', user('nobody'), 'invalidValue'],
    ['no JSON', '{', 'invalidSyntax'],
    ['a list', [], 'invalidSyntax'],
    ['an empty id', user('a@example.org', { externalId: '' }), 'invalidValue'],
  ])('with %s is refused', async (_what, body, scimType) => {
    const { write } = await managed();
    expect(await write('POST', '/Users', body)).toMatchObject({ status: 400, body: { scimType } });
  });

  it('takes no fiscal code for an id', async () => {
    const { write } = await managed();
    const person = { givenName: 'Giulia', familyName: 'Bassi', gender: 'F' } as const;
    const code = fiscalCodeOf({ ...person, birthdate: '1980-04-12', place: 'M999' });
    for (const externalId of [code, `TINIT-${code.toLowerCase()}`]) {
      const answer = await write('POST', '/Users', user(anAddress(), { externalId }));
      expect(answer).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } });
      expect(JSON.stringify(answer.body)).not.toContain(code);
    }
  });

  it('refuses a body that is too large before reading it', async () => {
    const { write } = await managed();
    const answer = await write('POST', '/Users', user('x'.repeat(120_000)));
    expect(answer).toMatchObject({ status: 413, body: { status: '413' } });
  });
});

describe('who writes', () => {
  it('is a member with a right, never a portal by itself', async () => {
    const { own, portal } = await managed();
    const alone = await callScim(
      app,
      { token: own, method: 'POST', body: user('a@b.it') },
      '/Users',
    );
    expect(alone.status).toBe(403);
    const { token } = await aGuest(world, portal);
    for (const [path, body] of [
      ['/Users', user(anAddress())],
      ['/Groups', group('Lettura')],
    ] as const) {
      const answer = await callScim(app, { token, method: 'POST', body }, path);
      expect(answer).toMatchObject({ status: 403 });
    }
  });

  it('writes through a portal that serves one community', async () => {
    const [one, two] = [await aCommunity(db), await aCommunity(db)];
    const { portal } = await aReader(world, { communities: [one.slug, two.slug] });
    const { token } = await aGuest(world, portal, one.managerId);
    const answer = await callScim(
      app,
      { token, method: 'POST', body: user(anAddress()) },
      '/Users',
    );
    expect(answer.body).toMatchObject({ detail: expect.stringContaining('scim.which_community') });
  });

  it('changes nobody who is known, and ends no community', async () => {
    const { write, manager, place } = await managed();
    const known = `/Users/${manager.sub}`;
    const put = user(anAddress());
    const inactive = aPatch({ op: 'replace', path: 'active', value: false });
    const named = aPatch({ op: 'replace', path: 'displayName', value: 'Altra' });
    for (const [method, path, body] of [
      ['PUT', known, put],
      ['PATCH', known, inactive],
      ['DELETE', known, undefined],
      ['PATCH', `/Groups/${place.id}`, named],
      ['DELETE', `/Groups/${place.id}`, undefined],
    ] as const) {
      const answer = await write(method, path, body);
      expect(answer).toMatchObject({ status: 400, body: { scimType: 'mutability' } });
    }
  });
});

describe('groups inside the community', () => {
  it('are begun, renamed and ended', async () => {
    const { write, read, place } = await managed();
    const created = await write('POST', '/Groups', group('Città è libertà', { externalId: 'g' }));
    expect(created).toMatchObject({
      status: 201,
      body: {
        displayName: 'Città è libertà',
        externalId: 'g',
        'urn:ietf:params:scim:schemas:extension:piazza:2.0:Community': {
          slug: `${place.slug}:citta-e-liberta`,
        },
      },
    });
    const path = `/Groups/${idOf(created)}`;
    const renamed = await write(
      'PATCH',
      path,
      aPatch({ op: 'replace', value: { displayName: 'Altro' } }),
    );
    expect(renamed.body).toMatchObject({ displayName: 'Altro', externalId: 'g' });
    expect((await write('PUT', path, group('Terzo'))).body).not.toHaveProperty('externalId');
    expect(await write('POST', '/Groups', group('citta e liberta'))).toMatchObject({
      status: 409,
      body: { scimType: 'uniqueness' },
    });
    expect((await write('DELETE', path)).status).toBe(204);
    expect((await read(path)).status).toBe(404);
  });

  it.each([
    ['an unknown operation', { op: 'move', path: 'displayName' }, 'invalidSyntax'],
    ['an unknown attribute', { op: 'add', path: 'colour', value: 'red' }, 'invalidPath'],
    ['a path that is none', { op: 'add', path: '..', value: 'red' }, 'invalidPath'],
    ['the id', { op: 'replace', path: 'id', value: 'x' }, 'mutability'],
    ['what must be there', { op: 'remove', path: 'displayName' }, 'invalidValue'],
    ['another type', { op: 'replace', path: 'displayName', value: 7 }, 'invalidValue'],
    ['no value', { op: 'add', path: 'displayName' }, 'invalidValue'],
    ['nothing to remove', { op: 'remove' }, 'noTarget'],
    [
      'a part of what has none',
      { op: 'replace', path: 'displayName.x', value: 'y' },
      'invalidPath',
    ],
  ])('refuse a patch of %s', async (_what, operation, scimType) => {
    const { write } = await managed();
    const path = `/Groups/${idOf(await write('POST', '/Groups', group('Lettura')))}`;
    const answer = await write('PATCH', path, aPatch(operation));
    expect(answer).toMatchObject({ status: 400, body: { scimType } });
  });

  it('refuse a patch of too many operations', async () => {
    const { write } = await managed();
    const path = `/Groups/${idOf(await write('POST', '/Groups', group('Lettura')))}`;
    const many = Array.from({ length: 51 }, () => ({ op: 'remove', path: 'externalId' }));
    expect((await write('PATCH', path, aPatch(...many))).status).toBe(400);
  });
});

describe('a tag that is stale', () => {
  it('is refused', async () => {
    const { write } = await managed();
    const created = await write('POST', '/Groups', group('Lettura'));
    const path = `/Groups/${idOf(created)}`;
    const tag = created.headers.get('etag') ?? '';
    const fresh = await write('PUT', path, group('Scrittura'), { 'if-match': tag });
    expect(fresh.status).toBe(200);
    for (const [method, body] of [
      ['PUT', group('Terza')],
      ['PATCH', aPatch({ op: 'add', path: 'externalId', value: 'z' })],
      ['DELETE', undefined],
    ] as const) {
      expect(await write(method, path, body, { 'if-match': tag })).toMatchObject({ status: 412 });
    }
    const any = await write('DELETE', path, undefined, { 'if-match': '*' });
    expect(any.status).toBe(204);
  });

  it('is what the second of two finds who changed the same at the same moment', async () => {
    const { write } = await managed();
    const created = await write('POST', '/Users', user(anAddress()));
    const path = `/Users/${idOf(created)}`;
    const headers = { 'if-match': created.headers.get('etag') ?? '' };
    const name = (value: string) => aPatch({ op: 'add', path: 'externalId', value });
    const answers = await db.transaction().execute(async (trx) => {
      // Both come as far as the invitation itself, or its lock, and wait there.
      await sql`select 1 from invitation where id = ${idOf(created)} for update`.execute(trx);
      await sql`select 1 from scim_resource where id = ${idOf(created)} for update`.execute(trx);
      const both = [
        write('PATCH', path, name('one'), headers),
        write('PATCH', path, name('two'), headers),
      ];
      await untilBlocked(db, 2);
      return both;
    });
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 412]));
  });
});
