// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { relayOnce } from '../../../../src/database/relay.js';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { CommunityId } from '../../../../src/kernel/ids.js';
import { gatherAnnouncements } from '../../../../src/membership/use-cases/announcing/gather-announcements.js';
import {
  announcingBatch,
  tellMembers,
} from '../../../../src/membership/use-cases/announcing/tell-members.js';
import { appointCaretaker } from '../../../../src/membership/use-cases/appoint-caretaker.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { mergeMember } from '../../../../src/membership/use-cases/merge-member.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  aStint,
  actorOf,
  someMember,
} from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

beforeEach(async () => {
  await db.deleteFrom('platform_grant').execute();
  await db.deleteFrom('announcement').execute();
});

const relay = async (): Promise<void> => {
  while ((await relayOnce(db, [gatherAnnouncements])) > 0);
};
const noted = () => db.selectFrom('announcement').selectAll().execute();

/** A community whose manager has gone, as the members are about to hear. */
async function left(): Promise<CommunityId> {
  const { id, slug, managerId } = await aCommunity(db);
  await leaveCommunity(deps, { actor: actorOf(managerId), slug });
  await relay();
  return id;
}

async function members(community: CommunityId, number: number): Promise<void> {
  await sql`
    with people as (
      insert into member (id, status, display_name, created_at)
      select gen_random_uuid(), 'active', 'Chi fa parte', now() from generate_series(1, ${number}::integer)
      returning id
    )
    insert into stint (id, community_id, member_id, status, join_path, level_at_join, provider_at_join, started_at)
    select gen_random_uuid(), ${community}, id, 'active', 'open', 'low', 'spid', now() from people`.execute(
    db,
  );
}

/** For whom a mail is queued about a community. */
async function queued(community: CommunityId): Promise<readonly string[]> {
  const { rows } = await sql<{ to: string }>`
    select payload ->> 'to' as "to" from graphile_worker._private_jobs
    where key like 'notice:%:members:%' and payload ->> 'community' = ${community}`.execute(db);
  return rows.map((row) => row.to);
}

describe('what all members of a community hear', () => {
  it('is that nobody manages it any more, once, from one event', async () => {
    const id = await left();
    const found = await noted();
    expect(found).toMatchObject([{ community_id: id, kind: 'members_unmanaged', told_to: null }]);
  });

  it('is that a caretaker does: by themselves or appointed; not that one goes on after a merge', async () => {
    const { memberId: caretaker } = await aStaffMember(db);
    const byItself = await left();
    const appointed = await aCommunity(db);
    const actor = await aStaffMember(db);
    await appointCaretaker(deps, { actor, slug: appointed.slug, memberId: caretaker });
    await relay();
    const found = await noted();
    expect(found.map((one) => [one.community_id, one.kind])).toEqual([
      [byItself, 'members_caretaker'],
      [appointed.id, 'members_caretaker'],
    ]);

    const into = await someMember(db);
    await db
      .transaction()
      .execute((trx) => mergeMember(trx, { from: caretaker, into, at: new Date() }));
    await relay();
    expect(await noted()).toHaveLength(2);
  });

  it('comes neither to who rests, is suspended or has left, nor twice to who manages it', async () => {
    await aStaffMember(db);
    const community = await aCommunity(db);
    const [belongs, rests, suspended, gone] = await Promise.all(
      [1, 2, 3, 4].map(() => aStint(db, { community })),
    );
    if (!belongs || !rests || !suspended || !gone) throw new Error('nobody belongs');
    const set = (id: string, to: { paused_at?: Date; status?: 'suspended' | 'left' }) =>
      db
        .updateTable('stint')
        .set({ ...to, ...(to.status === 'left' && { ended_at: now() }) })
        .where('id', '=', id)
        .execute();
    await set(rests.id, { paused_at: now() });
    await set(suspended.id, { status: 'suspended' });
    await set(gone.id, { status: 'left' });
    await aGrant(db, { community, role: 'co_manager' });
    await leaveCommunity(deps, { actor: actorOf(community.managerId), slug: community.slug });
    await relay();
    while (await tellMembers({ db }));

    expect(await queued(community.id)).toEqual([belongs.memberId]);
  });

  it('is queued a page at a time, and goes on where a node fell, to nobody twice', async () => {
    const id = await left();
    await members(id, announcingBatch + 2);
    await tellMembers({ db });
    expect(await queued(id)).toHaveLength(announcingBatch);
    const [halfway] = await noted();
    expect(halfway?.told_to).toEqual(expect.any(String));

    // The node falls after it has queued and before it has noted how far it is.
    await sql`
      create function fall() returns trigger language plpgsql as $$ begin raise 'fallen'; end $$;
      create trigger fall before update or delete on announcement for each row execute function fall();
    `.execute(db);
    await expect(tellMembers({ db })).rejects.toThrow('fallen');
    await sql`drop trigger fall on announcement; drop function fall()`.execute(db);
    expect(await queued(id)).toHaveLength(announcingBatch);

    while (await tellMembers({ db }));
    const told = await queued(id);
    expect(new Set(told).size).toBe(announcingBatch + 2);
    expect(told).toHaveLength(announcingBatch + 2);
    expect(await noted()).toEqual([]);
  });

  it('is left to the node that is telling it', async () => {
    const id = await left();
    await members(id, 3);
    const other = await db.startTransaction().execute();
    await other.selectFrom('announcement').selectAll().forUpdate().execute();
    const telling = tellMembers({ db });
    const first = await Promise.race([telling, untilBlocked(db).then(() => 'waits')]);
    await other.rollback().execute();

    expect(first).toBe(false);
    await telling;
  });
});
