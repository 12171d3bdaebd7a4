// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../src/kernel/clock.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import { eraseMember } from '../../../src/membership/use-cases/erase-member.js';
import { mergeMember } from '../../../src/membership/use-cases/merge-member.js';
import { aStaffMember, someMember } from '../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const refused = { code: 'staff.last_administrator' };
const ended = { status: 'ended', ended_at: now() } as const;

beforeEach(async () => {
  await db.updateTable('platform_grant').set(ended).where('status', '=', 'active').execute();
});

const anAdministrator = async () => (await aStaffMember(db, 'platform_admin')).memberId;
const erase = (id: MemberId) =>
  db.transaction().execute((trx) => eraseMember(trx, { memberId: id, at: new Date() }));
const merge = (from: MemberId, into: MemberId) =>
  db.transaction().execute((trx) => mergeMember(trx, { from, into, at: new Date() }));
const administrators = async () =>
  (
    await db
      .selectFrom('platform_grant')
      .select('member_id')
      .where('role', '=', 'platform_admin')
      .where('status', '=', 'active')
      .execute()
  ).map(({ member_id: id }) => id);

describe('whoever alone administers the platform', () => {
  it('is not erased before there is another', async () => {
    const first = await anAdministrator();
    await expect(erase(first)).rejects.toMatchObject(refused);
    expect(await administrators()).toEqual([first]);
    const second = await anAdministrator();
    await erase(first);
    expect(await administrators()).toEqual([second]);
    await erase(await someMember(db));
  });

  it('is not erased while the other goes at the same moment', async () => {
    const [first, second] = [await anAdministrator(), await anAdministrator()];
    const going = await db.startTransaction().execute();
    await eraseMember(going, { memberId: first, at: new Date() });
    const late = erase(second);
    await Promise.race([late, untilBlocked(db)]);
    await going.commit().execute();
    await expect(late).rejects.toMatchObject(refused);
    expect(await administrators()).toEqual([second]);
  });

  it('goes over with a merge, and is not lost where the other profile signed for them', async () => {
    const first = await anAdministrator();
    const other = await someMember(db);
    await merge(first, other);
    expect(await administrators()).toEqual([other]);

    const signer = await someMember(db);
    await db
      .updateTable('platform_grant')
      .set({ invited_by: signer })
      .where('member_id', '=', other)
      .execute();
    await expect(merge(other, signer)).rejects.toMatchObject(refused);
    expect(await administrators()).toEqual([other]);

    const second = await anAdministrator();
    await merge(other, signer);
    expect(await administrators()).toEqual([second]);
  });

  it('is one still where both profiles administer', async () => {
    const [first, second] = [await anAdministrator(), await anAdministrator()];
    await merge(first, second);
    expect(await administrators()).toEqual([second]);
  });
});
