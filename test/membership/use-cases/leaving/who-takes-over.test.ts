// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterEach, describe, expect, it } from '@jest/globals';
import { limitMember } from '../../../../src/identity/use-cases/limiting/limit-member.js';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import { newId, type CommunityId, type MemberId } from '../../../../src/kernel/ids.js';
import { lockCommunity } from '../../../../src/membership/store/communities.js';
import { lockForBan } from '../../../../src/membership/store/measures/bans.js';
import { lockLiveStint } from '../../../../src/membership/store/stints.js';
import { appointCaretaker } from '../../../../src/membership/use-cases/appoint-caretaker.js';
import { demandRight } from '../../../../src/membership/use-cases/demand-right.js';
import { endMembership } from '../../../../src/membership/use-cases/end-membership.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { listStandingStaff } from '../../../../src/membership/use-cases/list-standing-staff.js';
import { banEverywhere } from '../../../../src/membership/use-cases/measures/ban-everywhere.js';
import { pauseMembership } from '../../../../src/membership/use-cases/pausing/pause-membership.js';
import { aBan, aRemoval, aSuspension } from '../../../support/builders/measures.js';
import {
  aCommunity,
  actorOf,
  aGrant,
  aStaffMember,
  aStint,
  someMember,
} from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
type Place = Awaited<ReturnType<typeof aCommunity>>;

const endOffices = async (): Promise<void> => {
  await db
    .updateTable('platform_grant')
    .set({ status: 'ended', ended_at: now() })
    .where('status', '<>', 'ended')
    .execute();
};
afterEach(endOffices);

const inCharge = async (id: CommunityId) => {
  const community = db.selectFrom('community').select(['status', 'active_managers']);
  const { status, active_managers: managers } = await community
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const roles = db.selectFrom('live_role').select(['role', 'member_id as by']);
  return { status, managers, held: await roles.where('community_id', '=', id).execute() };
};
const alone = { status: 'frozen', managers: 0, held: [] };
const keptBy = (by: MemberId) => ({
  status: 'active',
  managers: 1,
  held: [{ role: 'caretaker', by }],
});
const leave = ({ managerId, slug }: Place) =>
  leaveCommunity(deps, { actor: actorOf(managerId), slug });
const banWhole = async (memberId: MemberId): Promise<void> => {
  const actor = await aStaffMember(db);
  const words = { reasonCode: 'conduct', reason: 'Messaggi offensivi' } as const;
  await banEverywhere(deps, { actor, memberId, days: undefined, ...words });
};

/** Everybody of the staff who could answer for nothing here, by what stands in their way. */
const unfit: Readonly<Record<string, (here: Place) => Promise<MemberId>>> = {
  'is banned there': async (here) => {
    const { memberId } = await aStint(db, { community: here });
    await aBan(db, here, memberId);
    return memberId;
  },
  'is banned everywhere': async () => {
    const memberId = await someMember(db);
    await banWhole(memberId);
    return memberId;
  },
  'was removed from there': async (here) => {
    const { memberId } = await aStint(db, { community: here });
    await aRemoval(db, here, memberId);
    return memberId;
  },
  'is suspended there': async (here) => {
    const { memberId } = await aStint(db, { community: here });
    await aSuspension(db, here, memberId);
    return memberId;
  },
  'rests there': async (here) => {
    const { memberId } = await aStint(db, { community: here });
    await pauseMembership(deps, { actor: actorOf(memberId), slug: here.slug, listed: true });
    return memberId;
  },
  'rests there as its caretaker': async (here) => {
    const { memberId } = await aGrant(db, { community: here, role: 'caretaker' });
    await pauseMembership(deps, { actor: actorOf(memberId), slug: here.slug, listed: true });
    return memberId;
  },
  'has data that are limited': async () => {
    const memberId = await someMember(db);
    const actor = await aStaffMember(db, 'privacy_officer');
    await limitMember({ ...deps, demandRight }, { actor, memberId, reason: 'Contestazione' });
    return memberId;
  },
};

describe.each(Object.keys(unfit))('I2 somebody of the staff who %s', (which) => {
  const somebody = async (here: Place) => {
    const memberId = await unfit[which]?.(here);
    if (!memberId) throw new Error('nobody');
    await endOffices();
    return aStaffMember(db, 'regional_staff', memberId);
  };

  it('holds no last manager back: the community freezes', async () => {
    const here = await aCommunity(db);
    await somebody(here);
    await leave(here);
    expect(await inCharge(here.id)).toEqual(alone);
  });

  it('is passed over for the next', async () => {
    const here = await aCommunity(db);
    await somebody(here);
    const { memberId } = await aStaffMember(db);
    await leave(here);
    expect(await inCharge(here.id)).toEqual(keptBy(memberId));
  });

  it('is neither offered as a caretaker nor appointed', async () => {
    const here = await aCommunity(db);
    const { slug } = here;
    const { memberId } = await somebody(here);
    const other = await aStaffMember(db);
    const actor = await aStaffMember(db);
    const offered = await listStandingStaff(deps, { actor, slug });
    expect(offered.map((one) => one.memberId)).toEqual([other.memberId]);
    const appointing = appointCaretaker(deps, { actor, slug, memberId });
    await expect(appointing).rejects.toMatchObject({ code: 'role.caretaker_unfit' });
  });
});

describe('I2 a ban of the staff member who is to take over', () => {
  const writeBan = async (memberId: MemberId) => {
    const ban = await db.startTransaction().execute();
    await lockForBan(ban, memberId);
    const row = { id: newId(), kind: 'ban', status: 'in_force', member_id: memberId } as const;
    const why = { reason_code: 'conduct', reason: 'Offese' } as const;
    const by = { imposed_by: await someMember(db), by_staff: true, imposed_at: now() };
    await ban
      .insertInto('measure')
      .values({ ...row, ...why, ...by })
      .execute();
    return ban;
  };

  it('is waited for by nobody who leaves: they are passed over', async () => {
    const here = await aCommunity(db);
    const { memberId } = await aStaffMember(db);
    const ban = await writeBan(memberId);
    await leave(here);
    await ban.commit().execute();
    expect(await inCharge(here.id)).toEqual(alone);
  });

  it('waits once they are chosen, and ends what they were given', async () => {
    const here = await aCommunity(db);
    const { memberId } = await aStaffMember(db);
    const leaving = await db.startTransaction().execute();
    const community = await lockCommunity(leaving, here.slug);
    const stint = await lockLiveStint(leaving, here.id, here.managerId);
    if (!stint) throw new Error('the manager is no member');
    const end = { status: 'left', at: now(), actor: here.managerId } as const;
    await endMembership(leaving, { community, stint }, end);

    await endOffices();
    const banning = banWhole(memberId);
    await Promise.race([banning, untilBlocked(db)]);
    await leaving.commit().execute();
    await endOffices();
    await banning;
    expect(await inCharge(here.id)).toEqual(alone);
  });

  it('is waited for by who appoints them', async () => {
    const here = await aCommunity(db);
    const { memberId } = await aStaffMember(db);
    const actor = await aStaffMember(db);
    const ban = await writeBan(memberId);
    const appointing = appointCaretaker(deps, { actor, slug: here.slug, memberId });
    const refused = expect(appointing).rejects.toMatchObject({ code: 'role.caretaker_unfit' });
    await untilBlocked(db);
    await ban.commit().execute();
    await refused;
  });
});
