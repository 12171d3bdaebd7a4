// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, hour, later, systemClock as now } from '../../../src/kernel/clock.js';
import type { CommunityId } from '../../../src/kernel/ids.js';
import { expireGrants, lapseOffers } from '../../../src/membership/use-cases/close-due-grants.js';
import { rollUpCounts as rollUpMembers } from '../../../src/membership/store/counters.js';
import { rollUpCounts } from '../../../src/membership/use-cases/roll-up-counts.js';
import { aCommunity, aGrant, aStint } from '../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const overdue = { validFrom: later(now(), -30 * day), validUntil: later(now(), -hour) };
const statuses = async (communityId: CommunityId): Promise<string[]> =>
  (
    await db
      .selectFrom('role_grant')
      .select(['role', 'status'])
      .where('community_id', '=', communityId)
      .orderBy('role')
      .execute()
  ).map(({ role, status }) => `${role} ${status}`);

describe('the jobs of roles', () => {
  it('close offers that nobody answered in fourteen days, and no others', async () => {
    const community = await aCommunity(db);
    const open = { community, role: 'editor', status: 'offered' } as const;
    await aGrant(db, { ...open, createdAt: later(now(), -15 * day) });
    await aGrant(db, { ...open, createdAt: later(now(), -13 * day) });

    expect(await lapseOffers(deps)).toBe(1);
    expect(await lapseOffers(deps)).toBe(0);

    expect(await statuses(community.id)).toEqual(
      expect.arrayContaining(['editor lapsed', 'editor offered']),
    );
  });

  it('end roles at their term', async () => {
    const community = await aCommunity(db);
    await aGrant(db, { community, role: 'editor', ...overdue });
    expect(await expireGrants(deps)).toBe(1);
    expect(await statuses(community.id)).toEqual(['editor expired', 'manager active']);
  });
});

describe('the count of members', () => {
  it('is the same before and after the roll-up, which takes every change once', async () => {
    const community = await aCommunity(db);
    for (let joins = 0; joins < 6; joins += 1) await aStint(db, { community });

    const faster = await db.startTransaction().execute();
    await rollUpMembers(faster);
    await aStint(db, { community });
    const slower = rollUpCounts(deps);
    await untilBlocked(db);
    await faster.commit().execute();
    await slower;

    const row = await db
      .selectFrom('member_count')
      .select('members')
      .where('community_id', '=', community.id)
      .executeTakeFirstOrThrow();
    expect(row.members).toBe(8);
    expect(await db.selectFrom('member_count_delta').selectAll().execute()).toEqual([]);
  });
});
