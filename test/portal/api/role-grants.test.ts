// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../../src/kernel/clock.js';
import { sql } from 'kysely';
import { myMeasures } from '../../../src/membership/use-cases/measures/read-measures.js';
import { openAppeal } from '../../../src/membership/use-cases/measures/open-appeal.js';
import { aCommunity, actorOf, aGrant, aStint } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { acquainted, callApi, type ApiCall } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';
import { knownTo } from '../../support/portal/webhooks.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const deps = { db, now };

/** A manager and a member of a community, both at a portal that serves it. */
async function appointing() {
  const community = await aCommunity(db);
  const portal = await aPortal(db, { communities: [community.slug] });
  const manager = await acquainted({ db, app }, { portal, memberId: community.managerId });
  const member = await acquainted({ db, app }, { portal });
  const { memberId } = member.visitor;
  await aStint(db, { community, memberId });
  const base = `/communities/${community.slug}/role-grants`;
  const mine = `/me/role-grants/${community.slug}`;
  const asManager = (method: string, path = '', options: ApiCall = {}) =>
    callApi(app, method, `${base}${path}`, { token: manager.own, ...options });
  const asMember = (method: string, path = '', options: ApiCall = {}) =>
    callApi(app, method, `${mine}${path}`, { token: member.own, ...options });
  const offer = async (role = 'moderator') => {
    const { body } = await asManager('POST', '', { body: { subject: member.sub, role } });
    return `/${String(body['id'])}`;
  };
  return { community, portal, manager, member, memberId, base, mine, asManager, asMember, offer };
}

describe('roles through a portal', () => {
  it('begin when the member accepts what is offered, and end when they are revoked', async () => {
    const { asManager, asMember, offer, member } = await appointing();
    const path = await offer();
    const offered = { subject: member.sub, role: 'moderator', status: 'offered' };
    expect((await asMember('GET')).body).toMatchObject({ items: [offered] });
    expect((await asManager('GET')).body['items']).toContainEqual(expect.objectContaining(offered));
    expect(await asMember('POST', `${path}/acceptance`)).toMatchObject({
      status: 200,
      body: { status: 'active', until: expect.any(String) },
    });
    expect(await asManager('DELETE', path)).toMatchObject({ status: 204 });
    expect(await asManager('GET', path)).toMatchObject({ status: 404 });
  });

  it('are revoked with a reason, which the member reads and may appeal against, and portals are not told', async () => {
    const { asManager, asMember, offer, memberId } = await appointing();
    const path = await offer();
    const reason = 'Da mesi non risponde a chi scrive';
    const revoke = (body?: object) =>
      asManager('POST', `${path}/revocation`, { ...(body && { body }) });
    expect(await revoke({ reason })).toMatchObject({
      status: 409,
      body: { code: 'role.answered' },
    });
    await asMember('POST', `${path}/acceptance`);
    expect(await revoke({ reason: 'x' })).toMatchObject({ status: 400 });
    expect(await revoke({ reason, because: reason })).toMatchObject({ status: 400 });
    expect(await revoke({ reason })).toMatchObject({ status: 204 });
    const [decision] = await myMeasures(database, { actor: actorOf(memberId), locale: 'it' });
    expect(decision).toMatchObject({ kind: 'revocation', reason, roleHeld: 'moderator' });
    const told = await sql`select * from outbox where data::text like ${`%${reason}%`}`.execute(db);
    expect(told.rows).toEqual([]);
  });

  it('are revoked by portals that give no reason, and the member may appeal all the same', async () => {
    const { asManager, asMember, offer, memberId } = await appointing();
    for (const [method, end] of [
      ['DELETE', ''],
      ['POST', '/revocation'],
    ] as const) {
      const path = await offer();
      await asMember('POST', `${path}/acceptance`);
      expect(await asManager(method, `${path}${end}`)).toMatchObject({ status: 204 });
    }
    const actor = actorOf(memberId);
    const decisions = await myMeasures(database, { actor, locale: 'it' });
    expect(decisions).toHaveLength(2);
    for (const { id: measureId, reason } of decisions) {
      expect(reason).toBe('');
      await openAppeal(deps, { actor, measureId, message: 'Rispondo sempre' });
    }
  });

  it('begin when the community accepts what a member proposes', async () => {
    const { asManager, asMember } = await appointing();
    const proposed = await asMember('POST', '', { body: { role: 'editor', message: 'Mi piace' } });
    const path = `/${String(proposed.body['id'])}`;
    expect(await asManager('POST', `${path}/acceptance`, { body: { months: 6 } })).toMatchObject({
      status: 200,
      body: { status: 'active', months: 6 },
    });
    expect(await asMember('DELETE', path)).toMatchObject({ status: 204 });
    expect((await asMember('GET')).body).toEqual({ items: [] });
  });

  it('are taken back or declined before they begin, by either side', async () => {
    const { asManager, asMember, offer } = await appointing();
    expect(await asManager('DELETE', await offer())).toMatchObject({ status: 204 });
    expect(await asMember('DELETE', await offer())).toMatchObject({ status: 204 });
    const propose = async () =>
      `/${String((await asMember('POST', '', { body: { role: 'editor' } })).body['id'])}`;
    expect(await asManager('DELETE', await propose())).toMatchObject({ status: 204 });
    expect(await asMember('DELETE', await propose())).toMatchObject({ status: 204 });
    const ends = await db
      .selectFrom('role_grant')
      .select('status')
      .where('live', 'is', null)
      .execute();
    expect(ends.map(({ status }) => status).toSorted((a, b) => a.localeCompare(b))).toEqual(
      expect.arrayContaining(['declined', 'declined', 'withdrawn', 'withdrawn']),
    );
  });

  it('are not changed by who read something else', async () => {
    const { asManager, asMember, offer } = await appointing();
    const path = await offer();
    const tag = (await asManager('GET', path)).headers.get('etag') ?? '';
    await asMember('POST', `${path}/acceptance`);
    const headers = { 'if-match': tag };
    expect(await asManager('DELETE', path, { headers })).toMatchObject({ status: 412 });
    expect(await asMember('DELETE', path, { headers })).toMatchObject({ status: 412 });
    expect((await asMember('GET', path)).body).toMatchObject({ status: 'active' });
  });

  it('are not given by who may not, nor to who is a stranger to the portal', async () => {
    const { base, asManager, member, community, portal } = await appointing();
    const body = { subject: member.sub, role: 'moderator' };
    expect(await callApi(app, 'POST', base, { token: member.own, body })).toMatchObject({
      status: 403,
      body: { code: 'right.missing' },
    });
    const { memberId } = await aStint(db, { community });
    const foreign = await knownTo(db, 'another-sector', memberId);
    const strange = await asManager('POST', '', { body: { ...body, subject: foreign } });
    const nobody = await asManager('POST', '', { body: { ...body, subject: 'nobody' } });
    expect(strange.status).toBe(404);
    expect({ ...strange.body, instance: '' }).toEqual({ ...nobody.body, instance: '' });
    const outsider = await acquainted({ db, app }, { portal });
    const toOutsider = { ...body, subject: outsider.sub };
    expect(await asManager('POST', '', { body: toOutsider })).toMatchObject({ status: 409 });
  });

  it('of strangers are neither listed nor ended, and own ways lead to own roles only', async () => {
    const { asManager, asMember, community, manager, mine, offer } = await appointing();
    const { memberId: stranger } = await aStint(db, { community });
    const { id } = await aGrant(db, { community, memberId: stranger, role: 'observer' });
    const { body } = await asManager('GET');
    expect(JSON.stringify(body)).not.toContain(id);
    expect(await asManager('DELETE', `/${id}`)).toMatchObject({ status: 404 });
    const path = await offer();
    const token = manager.own;
    const stolen = await callApi(app, 'POST', `${mine}${path}/acceptance`, { token });
    expect(stolen).toMatchObject({ status: 404, body: { code: 'role.not_found' } });
    expect(await asMember('DELETE', `/${id}`)).toMatchObject({ status: 404 });
  });

  it('ask for a fresh and strong sign-in: a portal is told what to ask for', async () => {
    const { community, portal, base, member } = await appointing();
    const body = { subject: member.sub, role: 'moderator' };
    const at = later(new Date(), -day / 24);
    const memberId = community.managerId;
    const old = await acquainted({ db, app }, { portal, memberId, at });
    const late = await callApi(app, 'POST', base, { token: old.own, body });
    expect(late).toMatchObject({ status: 401, body: { code: 'api.sign_in_too_old' } });
    expect(late.headers.get('www-authenticate')).toContain('max_age="900"');
    const weak = await acquainted({ db, app }, { portal, memberId, level: 'low' });
    const low = await callApi(app, 'POST', base, { token: weak.own, body });
    expect(low).toMatchObject({ status: 401, body: { code: 'api.level_too_low' } });
    expect(low.headers.get('www-authenticate')).toContain('LoA/substantial');
  });

  it.each([
    ['a term that is none', { role: 'moderator', months: 1.5 }, 400],
    ['a term beyond what is allowed', { role: 'moderator', months: 120 }, 422],
    ['a role that nobody offers', { role: 'caretaker' }, 400],
    ['a field too many', { role: 'moderator', status: 'active' }, 400],
  ])('are not offered with %s', async (_what, wrong, status) => {
    const { asManager, member } = await appointing();
    const answer = await asManager('POST', '', { body: { subject: member.sub, ...wrong } });
    expect(answer).toMatchObject({ status });
  });
});
