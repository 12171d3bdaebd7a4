// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { relayOnce } from '../../../src/database/relay.js';
import { systemClock } from '../../../src/kernel/clock.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { leaveCommunity } from '../../../src/membership/use-cases/leave-community.js';
import { actorOf, aGrant, someMember } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { statementsOf } from '../../support/count-statements.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aServedCommunity, subjectsOf } from '../../support/portal/served.js';
import { knownTo } from '../../support/portal/webhooks.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const deps = { db, now: systemClock };

/** A community with a portal, and how people whom the portal knows join and leave it. */
async function serving(known = 0) {
  const world = await aServedCommunity({ db, app }, { known });
  const { slug } = world.community;
  const newcomer = async () => {
    const memberId = await someMember(db);
    return { memberId, sub: await knownTo(db, world.portal.sector, memberId) };
  };
  return {
    ...world,
    newcomer,
    join: async (memberId: MemberId) => joinCommunity(deps, { actor: actorOf(memberId), slug }),
    leave: async (memberId: MemberId) => leaveCommunity(deps, { actor: actorOf(memberId), slug }),
    since: async (asOf: string, more = '') => world.list(`changed_since=${asOf}${more}`),
  };
}

describe('members for whom something changed', () => {
  it('are told since a list was read, who left too', async () => {
    const { members, list, newcomer, join, leave, since } = await serving(2);
    const { asOf } = await list();
    const { memberId, sub } = await newcomer();
    await join(memberId);
    const [gone] = members;
    if (gone) await leave(gone.memberId);
    await relayOnce(db, []);
    const told = await since(asOf);
    expect(told.items).toMatchObject([
      { subject: sub, member: true },
      { subject: gone?.sub, member: false, since: null, roles: [] },
    ]);
    expect(told.next).toBeNull();
    expect(await since(told.asOf)).toMatchObject({ items: [], next: null });
  });

  it('are told whose change began before the list was read and was committed after it', async () => {
    const { community, list, newcomer, join, since } = await serving();
    const [late, early] = [await newcomer(), await newcomer()];
    const asOf = await db.transaction().execute(async (trx) => {
      const { slug } = community;
      await joinCommunity({ db: trx, now: systemClock }, { actor: actorOf(late.memberId), slug });
      await join(early.memberId);
      await relayOnce(db, []);
      const read = await list();
      expect(subjectsOf(read.items)).toEqual([early.sub]);
      return read.asOf;
    });
    await relayOnce(db, []);
    const told = await since(asOf);
    expect(told.items).toMatchObject([{ subject: late.sub, member: true }]);
  });

  it('are told who left while the pages of a list were read', async () => {
    const { members, list, leave, since } = await serving(3);
    const first = await list('limit=1');
    const [gone] = members;
    if (gone) await leave(gone.memberId);
    await relayOnce(db, []);
    const rest = await list(`limit=2&cursor=${first.next}`);
    expect(rest).toMatchObject({ next: null, asOf: expect.any(String) });
    expect((await since(rest.asOf)).items).toMatchObject([{ subject: gone?.sub, member: false }]);
  });

  it('come in pages, of which what changes meanwhile is the next list', async () => {
    const { list, newcomer, join, since, community } = await serving();
    const { asOf } = await list();
    const people = [await newcomer(), await newcomer(), await newcomer()];
    for (const { memberId } of people) await join(memberId);
    await relayOnce(db, []);
    const first = await since(asOf, '&limit=2');
    await aGrant(db, { community, ...people[2], role: 'moderator' });
    const last = await newcomer();
    await join(last.memberId);
    await relayOnce(db, []);
    const rest = await since(asOf, `&limit=2&cursor=${first.next}`);
    const told = [...first.items, ...rest.items];
    expect(subjectsOf(told)).toEqual(people.map(({ sub }) => sub));
    expect(rest).toMatchObject({ next: null });
    expect(subjectsOf((await since(rest.asOf)).items)).toContain(last.sub);
  });

  it('are told as gone while their account is suspended', async () => {
    const { list, newcomer, join, since } = await serving();
    const { asOf } = await list();
    const { memberId, sub } = await newcomer();
    await join(memberId);
    await relayOnce(db, []);
    await db
      .updateTable('member')
      .set({ status: 'suspended' })
      .where('id', '=', memberId)
      .execute();
    expect((await since(asOf)).items).toMatchObject([{ subject: sub, member: false, roles: [] }]);
  });

  it('are asked for by a place of this portal and this community only, in three statements', async () => {
    const [one, other] = [await serving(), await serving()];
    const path = `/communities/${one.community.slug}/members?changed_since=`;
    const foreign = await one.get(path + (await other.list()).asOf);
    expect(foreign).toMatchObject({ status: 400, body: { fields: ['changed_since'] } });
    const { asOf } = await one.list();
    const statements = await statementsOf(() => one.get(path + asOf));
    expect(statements).not.toEqual([]);
    expect(statements.length).toBeLessThanOrEqual(3);
  });
});
