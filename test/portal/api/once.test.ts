// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, systemClock } from '../../../src/kernel/clock.js';
import { newId } from '../../../src/kernel/ids.js';
import { portalFeature } from '../../../src/portal/use-cases/member-feature.js';
import { sweepExpired } from '../../../src/portal/use-cases/sweep.js';
import { aCommunity } from '../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../support/database.js';
import { acquainted, callApi } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

/** A member who asks to join an open community under a name that their portal gave the request. */
async function joining() {
  const community = await aCommunity(db);
  const { own: token, visitor } = await acquainted({ db, app });
  const { memberId } = visitor;
  const path = `/me/memberships/${community.slug}`;
  const headers = { 'idempotency-key': newId() };
  const join = (
    options: { body?: object; origin?: string; headers?: Record<string, string> } = {},
  ) => callApi(app, 'POST', path, { token, headers, ...options });
  const kept = () =>
    db.selectFrom('api_answer').select('status').where('member_id', '=', memberId).execute();
  return { community, memberId, join, kept, path, token, headers };
}

const joinedOnce = (slug: string) => ({
  status: 201,
  body: { community: slug, outcome: 'joined' },
});

describe('a request that the portal named', () => {
  it('is done once and answered alike, on whatever node it comes again', async () => {
    const { join, community } = await joining();
    expect(await join()).toMatchObject(joinedOnce(community.slug));
    expect(await join({ origin: app.secondNode })).toMatchObject(joinedOnce(community.slug));
    const unnamed = await join({ headers: {} });
    expect(unnamed).toMatchObject({ status: 409, body: { code: 'membership.already_member' } });
  });

  it('sent to two nodes at the same moment is done by one, and the other waits for its answer', async () => {
    const { join, community, memberId } = await joining();
    const holder = await db.startTransaction().execute();
    await holder
      .selectFrom('community')
      .select('id')
      .where('id', '=', community.id)
      .forUpdate()
      .execute();
    const both = Promise.all([join(), join({ origin: app.secondNode })]);
    await untilBlocked(db, 2);
    await holder.commit().execute();
    const joined = joinedOnce(community.slug);
    expect(await both).toMatchObject([joined, joined]);
    const stints = await db
      .selectFrom('stint')
      .select('id')
      .where('member_id', '=', memberId)
      .execute();
    expect(stints).toHaveLength(1);
  });

  it('is another request when anything else is asked under its name', async () => {
    const { join, headers, token } = await joining();
    await join();
    const reused = { status: 422, body: { code: 'api.key_reused' } };
    expect(await join({ body: { message: 'Another' } })).toMatchObject(reused);
    const elsewhere = `/me/memberships/${(await aCommunity(db)).slug}`;
    expect(await callApi(app, 'POST', elsewhere, { token, headers })).toMatchObject(reused);
  });

  it('has the name for itself: another member’s of the same name is done', async () => {
    const [one, other] = [await joining(), await joining()];
    await one.join();
    const answer = await other.join({ headers: one.headers });
    expect(answer).toMatchObject(joinedOnce(other.community.slug));
  });

  it('that was refused is judged anew', async () => {
    const { join, kept, community } = await joining();
    await db
      .updateTable('community')
      .set({ status: 'frozen' })
      .where('id', '=', community.id)
      .execute();
    expect((await join()).status).toBe(409);
    expect(await kept()).toEqual([]);
    await db
      .updateTable('community')
      .set({ status: 'active' })
      .where('id', '=', community.id)
      .execute();
    expect(await join()).toMatchObject(joinedOnce(community.slug));
  });

  it('is forgotten after a day, with what was answered', async () => {
    const { join, kept } = await joining();
    await join();
    await sweepExpired({ db, now: () => later(new Date(), day - 60_000) });
    expect(await kept()).toHaveLength(1);
    await sweepExpired({ db, now: () => later(new Date(), day) });
    expect(await kept()).toEqual([]);
  });

  it('is free to be used again after a day, though nobody swept', async () => {
    const { join, memberId } = await joining();
    await join();
    const yesterday = later(systemClock(), -day);
    await db
      .updateTable('api_answer')
      .set({ created_at: yesterday })
      .where('member_id', '=', memberId)
      .execute();
    expect(await join()).toMatchObject({ status: 409 });
  });

  it('goes with the member who is erased', async () => {
    const { join, kept, memberId } = await joining();
    await join();
    const feature = portalFeature;
    await db.transaction().execute((trx) => feature.eraseMember(trx, { memberId, at: new Date() }));
    expect(await kept()).toEqual([]);
  });

  it.each(['', ' ', 'ü', 'x'.repeat(201), 'a"b'])('cannot be named %j', async (key) => {
    const { join } = await joining();
    const answer = await join({
      headers: { 'idempotency-key': Buffer.from(key).toString('latin1') },
    });
    expect(answer).toMatchObject({ status: 400, body: { fields: ['Idempotency-Key'] } });
  });
});
