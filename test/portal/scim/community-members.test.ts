// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { later, minute, systemClock as now } from '../../../src/kernel/clock.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { aMember } from '../../support/builders/identity.js';
import { aCommunity, aGrant, aStint, actorOf } from '../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aGuest, aManaged, aPatch, aReader, writing } from '../../support/portal/scim.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const world = { db, app };
const removalId = 'urn:ietf:params:scim:schemas:extension:piazza:2.0:Removal';
const add = (...subs: readonly string[]) =>
  aPatch({ op: 'add', path: 'members', value: subs.map((value) => ({ value })) });
const words = { code: 'conduct', reason: 'Messaggi offensivi' };
const remove = (sub: string, why: object | null = words) => ({
  ...aPatch({ op: 'remove', path: `members[value eq "${sub}"]` }),
  ...(why && { [removalId]: why }),
});

/** A portal of one community, and somebody whom it knows. */
async function managed(joinPath: 'open' | 'approval' = 'approval') {
  const set = await aManaged(world, { joinPath });
  const { place, portal, read } = set;
  const path = `/Groups/${place.id}`;
  const someone = (memberId?: Parameters<typeof aGuest>[2]) => aGuest(world, portal, memberId);
  const belonging = async () => {
    const guest = await someone();
    await aStint(db, { community: place, memberId: guest.visitor.memberId });
    return guest;
  };
  const members = async () => {
    const { body } = await read(`${path}?attributes=members`);
    const list = (body['members'] ?? []) as readonly { readonly value: string }[];
    return new Set(list.map(({ value }) => value));
  };
  return { ...set, path, someone, belonging, members };
}
const invitationsTo = async (communityId: string) =>
  db
    .selectFrom('invitation')
    .select(['id', 'address', 'status'])
    .where('community_id', '=', communityId)
    .execute();
const eventsAbout = async (memberId: string) =>
  (await db.selectFrom('outbox').select('type').where('subject', '=', memberId).execute()).map(
    ({ type }) => type,
  );

describe('adding somebody to the members of a community', () => {
  it('lets in who asked, at once, in the name of the manager', async () => {
    const { place, path, write, members, someone, manager } = await managed();
    const { sub, visitor } = await someone();
    const { memberId } = visitor;
    await joinCommunity({ db, now }, { actor: actorOf(memberId), slug: place.slug });
    const answer = await write('PATCH', `${path}?attributes=members`, add(sub));
    expect(answer).toMatchObject({ status: 200, body: { id: place.id } });
    expect(await members()).toEqual(new Set([manager.sub, sub]));
    expect(JSON.stringify(answer.body)).toContain(sub);
    expect(await eventsAbout(memberId)).toEqual(
      expect.arrayContaining(['join_request.approved', 'stint.started']),
    );
    const decided = db.selectFrom('join_request').select('decided_by');
    expect(await decided.where('member_id', '=', memberId).execute()).toEqual([
      { decided_by: place.managerId },
    ]);
  });

  it('asks who did not ask by mail, and shows them as no member until they come in', async () => {
    const { place, path, write, members, someone, manager, read } = await managed();
    const address = 'nota@example.org';
    const { sub } = await someone(await aMember(db, { email: address }));
    for (let times = 0; times < 2; times += 1) {
      expect((await write('PATCH', path, add(sub))).status).toBe(200);
    }
    expect(await members()).toEqual(new Set([manager.sub]));
    const sent = await invitationsTo(place.id);
    expect(sent).toMatchObject([{ address, status: 'pending' }]);
    const waiting = await read(`/Users/${String(sent[0]?.id)}`);
    expect(waiting.body).toMatchObject({ userName: address, active: false });
    expect((await write('PATCH', path, remove(sub))).status).toBe(200);
    expect(await invitationsTo(place.id)).toMatchObject([{ status: 'revoked' }]);
  });

  it('changes nothing for who belongs, or was invited by address', async () => {
    const { place, path, write, belonging, members } = await managed();
    const { sub } = await belonging();
    const invited = await write('POST', '/Users', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      emails: [{ value: 'ospite@example.org' }],
    });
    const before = await members();
    const answer = await write('PATCH', path, add(sub, String(invited.body['id'])));
    expect(answer.status).toBe(200);
    expect(await members()).toEqual(before);
    expect(await invitationsTo(place.id)).toHaveLength(1);
  });

  it('asks nobody at an address that the portal may not read', async () => {
    const { place, path, write, someone } = await managed();
    const { sub, visitor } = await someone(await aMember(db, { email: 'riservata@example.org' }));
    await sql`update release_notice set claims = '{}' where member_id = ${visitor.memberId}`.execute(
      db,
    );
    expect(await write('PATCH', path, add(sub))).toMatchObject({
      status: 400,
      body: { scimType: 'invalidValue', detail: expect.stringContaining('scim.not_asked') },
    });
    expect(await invitationsTo(place.id)).toEqual([]);
  });

  it('knows nobody by the subject of another portal, and does all of it or nothing', async () => {
    const { place, path, write, someone } = await managed();
    const known = await someone(await aMember(db, { email: 'prima@example.org' }));
    const foreign = await aGuest(world, (await aReader(world)).portal);
    const ids = [foreign.sub, known.visitor.memberId, 'nobody'];
    for (const id of ids) {
      expect(await write('PATCH', path, add(known.sub, id))).toMatchObject({
        status: 400,
        body: { scimType: 'invalidValue', detail: expect.stringContaining('scim.unknown_member') },
      });
    }
    expect(await invitationsTo(place.id)).toEqual([]);
  });

  it('is for who decides there, and in a community that the portal serves', async () => {
    const { place, path, write, belonging } = await managed();
    const { sub, token } = await belonging();
    const other = await aCommunity(db);
    const belongs = writing(app, token);
    expect((await belongs('PATCH', path, add(sub))).status).toBe(403);
    expect((await write('PATCH', `/Groups/${other.id}`, add(sub))).status).toBe(404);
    await sql`update community set status = 'frozen' where id = ${place.id}`.execute(db);
    expect((await write('PATCH', path, add(sub))).status).toBe(409);
  });
});

describe('taking somebody out of the members of a community', () => {
  it('is a removal with a reason that they receive, once', async () => {
    const { place, path, write, belonging, members, manager } = await managed();
    const { sub, visitor } = await belonging();
    for (let times = 0; times < 2; times += 1) {
      expect((await write('PATCH', path, remove(sub))).status).toBe(200);
    }
    expect(await members()).toEqual(new Set([manager.sub]));
    const measures = db.selectFrom('measure').select(['kind', 'reason', 'imposed_by', 'status']);
    expect(await measures.where('member_id', '=', visitor.memberId).execute()).toEqual([
      { kind: 'removal', reason: words.reason, imposed_by: place.managerId, status: 'in_force' },
    ]);
    expect(await eventsAbout(visitor.memberId)).toContain('stint.ended');
  });

  it('waits for a second person where somebody shares in running it', async () => {
    const { place, path, write, belonging, members } = await managed();
    const { sub, visitor } = await belonging();
    await aGrant(db, { community: place, memberId: visitor.memberId, role: 'co_manager' });
    for (let times = 0; times < 2; times += 1) {
      expect((await write('PATCH', path, remove(sub))).status).toBe(200);
    }
    expect(await members()).toContain(sub);
    expect(await eventsAbout(visitor.memberId)).toContain('removal.proposed');
  });

  it.each([
    ['no reason', null, 'measure.reason_missing'],
    ['a reason that is none', { code: 'conduct', reason: '  a ' }, 'scim.invalid_value'],
    ['another code', { code: 'dislike', reason: 'Messaggi offensivi' }, 'scim.invalid_value'],
    ['more than a reason', { ...words, days: 3 }, 'scim.invalid_value'],
  ])('with %s is refused', async (_what, why, code) => {
    const { path, write, belonging, members } = await managed();
    const { sub } = await belonging();
    expect(await write('PATCH', path, remove(sub, why))).toMatchObject({
      status: 400,
      body: { scimType: 'invalidValue', detail: expect.stringContaining(code) },
    });
    expect(await members()).toContain(sub);
  });

  it('is not of oneself, the last manager, nor without a right', async () => {
    const { path, write, belonging, manager, members } = await managed();
    const { sub, token } = await belonging();
    expect(await write('PATCH', path, remove(manager.sub))).toMatchObject({
      status: 400,
      body: { scimType: 'mutability', detail: expect.stringContaining('measure.own') },
    });
    const belongs = writing(app, token);
    expect((await belongs('PATCH', path, remove(manager.sub))).status).toBe(403);
    const stranger = await aGuest(world, (await aReader(world)).portal);
    expect((await write('PATCH', path, remove(stranger.sub))).status).toBe(400);
    expect(await members()).toEqual(new Set([manager.sub, sub]));
  });

  it('of who is only invited takes the right to invite, of anybody else the right to remove', async () => {
    const { place, path, write, belonging, read } = await managed();
    const { sub, token, visitor } = await belonging();
    await aGrant(db, { community: place, memberId: visitor.memberId, role: 'membership_manager' });
    const emails = [{ value: 'ospite@example.org' }];
    const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User'];
    const guest = String((await write('POST', '/Users', { schemas, emails })).body['id']);
    const decides = writing(app, token);
    for (const one of [sub, 'nobody-of-this-name']) {
      expect(await decides('PATCH', path, remove(one))).toMatchObject({
        status: 403,
        body: { detail: expect.stringContaining('right.missing') },
      });
    }
    expect((await decides('PATCH', path, remove(guest, null))).status).toBe(200);
    expect((await read(`/Users/${guest}`)).status).toBe(404);
  });

  it('asks for a fresh sign-in, as the API does', async () => {
    const { place, portal, path, belonging, members } = await managed();
    const { sub } = await belonging();
    const at = later(now(), -20 * minute);
    const { token } = await aGuest(world, portal, place.managerId, { at });
    const answer = await writing(app, token)('PATCH', path, remove(sub));
    expect(answer).toMatchObject({ status: 401, body: { status: '401' } });
    expect(answer.headers.get('www-authenticate')).toContain('max_age="900"');
    expect(await members()).toContain(sub);
  });

  it.each([
    ['all at once', { op: 'remove', path: 'members' }],
    ['by a list of who stays', { op: 'replace', path: 'members', value: [] }],
    ['by a list without a path', { op: 'replace', value: { Members: [] } }],
    ['by a change of one', { op: 'replace', path: 'members[value eq "x"]', value: {} }],
    ['by their roles', { op: 'remove', path: 'members[value eq "x"].roles' }],
  ])('is never %s', async (_how, operation) => {
    const { path, write, belonging, members } = await managed();
    const { sub } = await belonging();
    const answer = await write('PATCH', path, { ...aPatch(operation), [removalId]: words });
    expect(answer).toMatchObject({ status: 400, body: { scimType: 'mutability' } });
    expect(await members()).toContain(sub);
  });

  it('is done once when it is asked for twice at the same moment', async () => {
    const { place, path, write, belonging } = await managed();
    const { sub, visitor } = await belonging();
    const answers = await db.transaction().execute(async (trx) => {
      await sql`select from community where id = ${place.id} for update`.execute(trx);
      const both = [write('PATCH', path, remove(sub)), write('PATCH', path, remove(sub))];
      await untilBlocked(db, 2);
      return both;
    });
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200]);
    const ended = (await eventsAbout(visitor.memberId)).filter((type) => type === 'stint.ended');
    expect(ended).toHaveLength(1);
  });
});
