// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import type { Trx } from '../../../src/database/database.js';
import { systemClock } from '../../../src/kernel/clock.js';
import { newId, type MemberId } from '../../../src/kernel/ids.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { endNotice, recordNotice } from '../../../src/portal/store/releases/notices.js';
import { actorOf, aCommunity, someMember } from '../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../support/database.js';
import { acquainted, callApi, portalToken } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';
import { againstDocument, kept } from '../../support/portal/documented.js';
import { knownTo } from '../../support/portal/webhooks.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const deps = { db, now: systemClock };

/** A manager at a portal, and the request of somebody whom that portal knows. */
async function deciding() {
  const community = await aCommunity(db, { joinPath: 'approval' });
  const { slug } = community;
  const manager = await acquainted({ db, app }, { memberId: community.managerId });
  const { portal, own: token } = manager;
  const request = async (memberId: MemberId, to = slug) => {
    const actor = actorOf(memberId);
    const asked = await joinCommunity(deps, { actor, slug: to, message: 'Buongiorno' });
    return asked.outcome === 'requested' ? asked.requestId : '';
  };
  const applicant = await someMember(db);
  const sub = await knownTo(db, portal.sector, applicant);
  const id = await request(applicant);
  const base = `/communities/${slug}/join-requests`;
  const call = (method: string, path: string, options: Parameters<typeof callApi>[3] = {}) =>
    callApi(app, method, `${base}${path}`, { token, ...options });
  const decide = (body: object, options: Parameters<typeof callApi>[3] = {}) =>
    call('POST', `/${id}/decision`, { body, ...options });
  return { community, manager, portal, applicant, sub, id, base, call, decide, request, token };
}

describe('requests that wait, through a portal', () => {
  it('are shown to who decides, of those whom the portal knows', async () => {
    const { call, request, sub, id } = await deciding();
    const stranger = await request(await someMember(db));
    const { body } = await call('GET', '');
    expect(body).toMatchObject({
      items: [{ id, subject: sub, message: 'Buongiorno', status: 'pending', answers: [] }],
      next: null,
    });
    const nobody = await call('GET', `/${newId()}`);
    const answer = await call('GET', `/${stranger}`);
    expect({ ...answer.body, instance: '' }).toEqual({ ...nobody.body, instance: '' });
    expect(answer.status).toBe(404);
  });

  it('name the person only where the portal was let know the name, and as long as it may know them', async () => {
    const { call, id, portal, applicant: memberId } = await deciding();
    const { clientId } = portal;
    const inTransaction = async (act: (trx: Trx) => Promise<unknown>) =>
      db.transaction().execute(act);
    const show = async (...claims: readonly string[]) =>
      inTransaction(async (trx) =>
        recordNotice(trx, { memberId, clientId, claims, at: new Date() }),
      );
    const setScopes = async (scopes: readonly string[]) => {
      const own = db.updateTable('portal').where('client_id', '=', clientId);
      await own.set({ scopes: [...scopes] }).execute();
      app.advance(6_000);
    };
    const named = async () => {
      const [one, all] = [await call('GET', `/${id}`), await call('GET', '')];
      const { name } = one.body;
      expect(all.body['items']).toEqual([expect.objectContaining({ name })]);
      return name !== null;
    };
    expect(await named()).toBe(false);
    await show('email');
    expect(await named()).toBe(false);
    await show('name');
    expect(await named()).toBe(true);
    await setScopes(['openid', 'communities:manage']);
    expect(await named()).toBe(false);
    await setScopes(portal.scopes);
    expect(await named()).toBe(true);
    await inTransaction(async (trx) => endNotice(trx, { memberId, clientId, at: new Date() }));
    // Ended is ended: who asked is unknown to that portal, and so is what they asked.
    expect((await call('GET', `/${id}`)).status).toBe(404);
    expect((await call('GET', '')).body['items']).toEqual([]);
  });

  it('are let in, or refused with a reason', async () => {
    const one = await deciding();
    expect(await one.decide({ decision: 'approve' })).toMatchObject({
      status: 200,
      body: { id: one.id, status: 'approved' },
    });
    expect(await one.decide({ decision: 'approve' })).toMatchObject({ status: 404 });
    const { decide, applicant } = await deciding();
    expect(await decide({ decision: 'reject' })).toMatchObject({
      status: 422,
      body: { code: 'join_request.reason_missing' },
    });
    await decide({ decision: 'reject', reason: 'Non abita qui' });
    const row = await db
      .selectFrom('join_request')
      .select(['status', 'reason', 'decided_by'])
      .where('member_id', '=', applicant)
      .executeTakeFirst();
    expect(row).toMatchObject({ status: 'rejected', reason: 'Non abita qui' });
  });

  it('are not decided on what was not read: a stale tag does nothing', async () => {
    const { call, decide, id } = await deciding();
    const read = await call('GET', `/${id}`);
    const tag = read.headers.get('etag') ?? '';
    await db
      .updateTable('join_request')
      .set({ message: 'Ripensandoci' })
      .where('id', '=', id)
      .execute();
    const approve = { decision: 'approve' };
    expect(await decide(approve, { headers: { 'if-match': tag } })).toMatchObject({
      status: 412,
      body: { code: 'api.stale' },
    });
    const { headers } = await call('GET', `/${id}`);
    const current = { 'if-match': `"other", ${headers.get('etag') ?? ''}` };
    expect(await decide(approve, { headers: current })).toMatchObject({ status: 200 });
  });

  it('take the decision that came first, when two nodes decide at the same moment', async () => {
    const { decide, applicant, id } = await deciding();
    const holder = await db.startTransaction().execute();
    await holder.selectFrom('join_request').select('id').where('id', '=', id).forUpdate().execute();
    const both = Promise.all([
      decide({ decision: 'approve' }),
      decide({ decision: 'approve' }, { origin: app.secondNode }),
    ]);
    await untilBlocked(db, 2);
    await holder.commit().execute();
    const statuses = (await both).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 404]);
    const stints = db.selectFrom('stint').select('id').where('member_id', '=', applicant);
    expect(await stints.execute()).toHaveLength(1);
  });

  it('are for who may decide, with their own token and its scope', async () => {
    const { base, portal, community, call } = await deciding();
    const other = await acquainted({ db, app }, { portal });
    expect(await call('GET', '', { token: other.own })).toMatchObject({
      status: 403,
      body: { code: 'right.missing' },
    });
    const token = await portalToken(app, portal, 'communities:manage');
    expect(await callApi(app, 'GET', base, { token })).toMatchObject({ status: 401 });
    const weak = await acquainted(
      { db, app },
      { portal, memberId: community.managerId, level: 'low' },
    );
    expect(await call('GET', '', { token: weak.own })).toMatchObject({
      status: 401,
      body: { code: 'api.level_too_low' },
    });
  });

  it('answer as the document says, and all that it says happens', async () => {
    const { call, expectAll } = againstDocument(app);
    const { base, community, portal, token, id, request } = await deciding();
    const bare = await portalToken(app, portal, 'communities:read');
    const own = await request(
      community.managerId,
      (await aCommunity(db, { joinPath: 'approval' })).slug,
    );
    expect(own).not.toBe('');
    const list = '/communities/{slug}/join-requests';
    const one = `${list}/{id}`;
    const decision = `${one}/decision`;
    const approve = { decision: 'approve' };
    const wrong = base.replace(community.slug, 'unheard-of');
    for (const [method, as, path, body] of [
      ['GET', list, '', undefined],
      ['GET', one, `/${id}`, undefined],
      ['POST', decision, `/${id}/decision`, approve],
    ] as const) {
      await call(method, `${wrong}${path}`, { as, token, body });
      await call(method, `${base.replace(community.slug, 'NO')}${path}`, { as, token, body });
      await call(method, `${base}${path}`, { as, body });
      await call(method, `${base}${path}`, { as, body, token: bare });
    }
    await call('GET', base, { as: list, token });
    await request(await aKnownOne(portal.sector));
    await call('GET', `${base}?limit=1`, { as: list, token });
    for (const headers of [{}, kept])
      await call('GET', `${base}/${id}`, { as: one, token, headers });
    const decide = (body: unknown, headers = {}) =>
      call('POST', `${base}/${id}/decision`, { as: decision, token, body, headers });
    await decide('x'.repeat(110_000));
    await decide({ decision: 'reject' });
    await decide(approve, { 'if-match': '"stale"' });
    await setStatus(community.id, 'frozen');
    await decide(approve);
    await setStatus(community.id, 'active');
    await decide(approve);
    expectAll('join-requests');
  });
});

async function aKnownOne(sector: string): Promise<MemberId> {
  const memberId = await someMember(db);
  await knownTo(db, sector, memberId);
  return memberId;
}

const setStatus = (id: string, status: 'active' | 'frozen') =>
  db.updateTable('community').set({ status }).where('id', '=', id).execute();
