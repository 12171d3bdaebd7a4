// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it } from '@jest/globals';
import { day, later, systemClock } from '../../../../src/kernel/clock.js';
import type { Slug } from '../../../../src/kernel/ids.js';
import { appointCaretaker } from '../../../../src/membership/use-cases/appoint-caretaker.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { freezeCommunity } from '../../../../src/membership/use-cases/lifecycle/freeze-community.js';
import { takeOverUnmanaged } from '../../../../src/membership/use-cases/lifecycle/take-over-unmanaged.js';
import { aCommunity, actorOf, aStaffMember } from '../../../support/builders/membership.js';
import { useDatabase } from '../../../support/database.js';
import { told } from '../../../support/told.js';

const { db } = useDatabase();
const deps = { db, now: systemClock };
const inDays = (days: number) =>
  takeOverUnmanaged({ db, now: () => later(systemClock(), days * day) });
const nobodyInOffice = () =>
  db
    .updateTable('platform_grant')
    .set({ status: 'ended', ended_at: systemClock() })
    .where('role', '=', 'regional_staff')
    .where('status', '=', 'active')
    .execute();
beforeEach(async () => {
  await nobodyInOffice();
});

/** The last manager has left, and nobody could take over. */
async function unmanaged() {
  const community = await aCommunity(db);
  await leaveCommunity(deps, { actor: actorOf(community.managerId), slug: community.slug });
  expect(await statusOf(community.slug)).toBe('frozen');
  return community;
}
const statusOf = async (slug: Slug) => {
  const row = await db
    .selectFrom('community')
    .select('status')
    .where('slug', '=', slug)
    .executeTakeFirst();
  return row?.status;
};
const caretakersOf = (communityId: string) =>
  db
    .selectFrom('role_grant')
    .select(['member_id', 'granted_by'])
    .where('community_id', '=', communityId)
    .where('role', '=', 'caretaker')
    .where('status', '=', 'active')
    .execute();

describe('a community that nobody answers for', () => {
  it('gets a caretaker after a week from a staff of one, who appoints nobody, and goes on', async () => {
    const { id, slug } = await unmanaged();
    const alone = await aStaffMember(db);
    const own = { actor: alone, slug, memberId: alone.memberId };
    await expect(appointCaretaker(deps, own)).rejects.toMatchObject({ code: 'role.to_oneself' });
    await told(db);
    await inDays(6.9);
    expect(await statusOf(slug)).toBe('frozen');

    expect(await inDays(7.1)).toBe(1);
    expect(await statusOf(slug)).toBe('active');
    expect(await caretakersOf(id)).toEqual([{ member_id: alone.memberId, granted_by: null }]);
    expect((await told(db)).get(alone.memberId)).toContain('role_started');
    expect(await inDays(8)).toBe(0);
  });

  it('waits on while nobody is in office, and gets one as soon as somebody is', async () => {
    const { slug } = await unmanaged();
    expect(await inDays(30)).toBe(0);
    expect(await statusOf(slug)).toBe('frozen');
    await aStaffMember(db);
    expect(await inDays(30)).toBe(1);
    expect(await statusOf(slug)).toBe('active');
  });

  it('waits a week anew when it loses its manager again', async () => {
    const { id, slug } = await unmanaged();
    const [one, other] = [await aStaffMember(db), await aStaffMember(db)];
    await appointCaretaker(deps, { actor: one, slug, memberId: other.memberId });
    await nobodyInOffice();
    const fiveDaysOn = { db, now: () => later(systemClock(), 5 * day) };
    await leaveCommunity(fiveDaysOn, { actor: actorOf(other.memberId), slug });
    expect(await statusOf(slug)).toBe('frozen');
    await aStaffMember(db);
    expect(await inDays(11.9)).toBe(0);
    expect(await inDays(12.1)).toBe(1);
    expect(await caretakersOf(id)).toHaveLength(1);
  });

  it('is not one that the staff froze', async () => {
    const staff = await aStaffMember(db);
    const { slug } = await aCommunity(db);
    await freezeCommunity(deps, { actor: staff, slug, reason: 'Una verifica in corso' });
    expect(await inDays(30)).toBe(0);
    expect(await statusOf(slug)).toBe('frozen');
  });
});
