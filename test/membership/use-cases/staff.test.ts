// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Actor } from '../../../src/kernel/actor.js';
import { day, later, systemClock as now } from '../../../src/kernel/clock.js';
import { hashToken } from '../../../src/kernel/tokens.js';
import type { PlatformRole } from '../../../src/membership/domain/permissions.js';
import { confirmStaffRole } from '../../../src/membership/use-cases/confirm-staff-role.js';
import { endStaffRole } from '../../../src/membership/use-cases/end-staff-role.js';
import { inviteStaff } from '../../../src/membership/use-cases/invite-staff.js';
import { listStaff } from '../../../src/membership/use-cases/list-staff.js';
import { takeStaffRole } from '../../../src/membership/use-cases/take-staff-role.js';
import { aStaffMember, someActor } from '../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

async function invited(role: PlatformRole, actor?: Actor) {
  let token = '';
  const tokenSink = (secret: string): void => {
    token = secret;
  };
  const invitation = await inviteStaff(deps, { role, actor, tokenSink });
  return { ...invitation, token };
}

const statusOf = async (id: string): Promise<string> =>
  (
    await db
      .selectFrom('platform_grant')
      .select('status')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).status;

beforeEach(async () => {
  await sql`delete from platform_grant`.execute(db);
});

describe('the first people', () => {
  it('the very first administrator starts at once', async () => {
    const { token, grantId } = await invited('platform_admin');
    const taken = await takeStaffRole(deps, { actor: await someActor(db), token });
    expect(taken).toEqual({ status: 'active' });
    expect(await statusOf(grantId)).toBe('active');
  });

  it('from the second on an existing administrator confirms', async () => {
    const first = await aStaffMember(db, 'platform_admin');
    const { token, grantId } = await invited('platform_admin');
    const second = await someActor(db);

    expect(await takeStaffRole(deps, { actor: second, token })).toEqual({ status: 'unconfirmed' });
    const own = confirmStaffRole(deps, { actor: second, grantId });
    await expect(own).rejects.toMatchObject({ code: 'right.missing' });
    await confirmStaffRole(deps, { actor: first, grantId });

    expect(await statusOf(grantId)).toBe('active');
  });

  it('regional staff never start alone, not even the first', async () => {
    const { token } = await invited('regional_staff');
    const taken = await takeStaffRole(deps, { actor: await someActor(db), token });
    expect(taken).toEqual({ status: 'unconfirmed' });
  });

  it('nobody confirms whom they invited themselves', async () => {
    const administrator = await aStaffMember(db, 'platform_admin');
    const { token, grantId } = await invited('regional_staff', administrator);
    await takeStaffRole(deps, { actor: await someActor(db), token });

    const confirming = confirmStaffRole(deps, { actor: administrator, grantId });
    await expect(confirming).rejects.toMatchObject({ code: 'staff.own_confirmation' });

    const entries = await listStaff(deps, { actor: administrator });
    expect(entries.find(({ id }) => id === grantId)).toMatchObject({ confirmable: false });
    const other = await aStaffMember(db, 'platform_admin');
    await confirmStaffRole(deps, { actor: other, grantId });
  });

  it('nobody takes a role with a sign-in below substantial, and the link still holds', async () => {
    const { token } = await invited('platform_admin');
    const actor = await someActor(db, { level: 'low' });
    const weak = takeStaffRole(deps, { actor, token });
    await expect(weak).rejects.toMatchObject({ context: { minimum: 'substantial' } });
    await takeStaffRole(deps, { actor: { ...actor, level: 'substantial' }, token });
  });

  it('a link works once, for a week, and is stored as a hash only', async () => {
    const { token, grantId } = await invited('support');
    const stored = await db
      .selectFrom('platform_grant')
      .select('token_hash')
      .where('id', '=', grantId)
      .executeTakeFirstOrThrow();
    expect(stored.token_hash).toEqual(hashToken(token));

    const actor = await someActor(db);
    const late = takeStaffRole({ db, now: () => later(now(), 8 * day) }, { actor, token });
    await expect(late).rejects.toMatchObject({ code: 'staff.link_invalid' });
    await takeStaffRole(deps, { actor, token });
    const again = takeStaffRole(deps, { actor: await someActor(db), token });
    await expect(again).rejects.toMatchObject({ code: 'staff.link_invalid' });
  });

  it('of two who would be first at the same moment one waits for the other', async () => {
    const [one, two] = [await invited('platform_admin'), await invited('platform_admin')];
    const winner = await db.startTransaction().execute();
    const first = await someActor(db);
    const term = { started_at: now(), valid_until: later(now(), day) };
    await winner
      .updateTable('platform_grant')
      .set({ status: 'active', member_id: first.memberId, token_hash: null, ...term })
      .where('id', '=', one.grantId)
      .execute();

    const second = takeStaffRole(deps, { actor: await someActor(db), token: two.token });
    await Promise.race([second, untilBlocked(db)]);
    await winner.commit().execute();

    expect(await second).toEqual({ status: 'unconfirmed' });
  });

  it('only administrators invite, freshly proven', async () => {
    const staff = await aStaffMember(db);
    await expect(invited('regional_staff', staff)).rejects.toMatchObject({ code: 'right.missing' });
    const administrator = await aStaffMember(db, 'platform_admin');
    const stale = { ...administrator, authenticatedAt: later(now(), -day) };
    await expect(invited('support', stale)).rejects.toMatchObject({ code: 'session.not_fresh' });
  });

  it('the last administrator stays, also when two go at the same moment', async () => {
    const one = await aStaffMember(db, 'platform_admin');
    const two = await aStaffMember(db, 'platform_admin');
    const grantOf = async ({ memberId }: Actor) =>
      (await listStaff(deps, { actor: one })).find((entry) => entry.memberId === memberId)?.id;
    const [first, second] = [await grantOf(one), await grantOf(two)];
    if (!first || !second) throw new Error('an administrator is not listed');
    const going = await db.startTransaction().execute();
    await going
      .updateTable('platform_grant')
      .set({ status: 'ended', ended_at: now() })
      .where('id', '=', first)
      .execute();

    const late = endStaffRole(deps, { actor: two, grantId: second });
    await Promise.race([late, untilBlocked(db)]);
    await going.commit().execute();

    await expect(late).rejects.toMatchObject({ code: 'staff.last_administrator' });
  });
});
