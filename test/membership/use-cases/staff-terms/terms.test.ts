// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it } from '@jest/globals';
import { day, hour, later, minute, systemClock as now } from '../../../../src/kernel/clock.js';
import type { PlatformGrantId } from '../../../../src/kernel/ids.js';
import { termEnd } from '../../../../src/membership/domain/terms.js';
import { confirmStaffRole } from '../../../../src/membership/use-cases/confirm-staff-role.js';
import { platformRoles } from '../../../../src/membership/use-cases/claims.js';
import { inviteStaff } from '../../../../src/membership/use-cases/invite-staff.js';
import { listStaff } from '../../../../src/membership/use-cases/list-staff.js';
import { expireStaffRoles } from '../../../../src/membership/use-cases/staff-terms/expire-staff-roles.js';
import { findOverrunSince } from '../../../../src/membership/use-cases/staff-terms/read-alarm.js';
import { remindOfStaffTerms } from '../../../../src/membership/use-cases/staff-terms/remind-of-staff-terms.js';
import { renewStaffRole } from '../../../../src/membership/use-cases/staff-terms/renew-staff-role.js';
import { takeStaffRole } from '../../../../src/membership/use-cases/take-staff-role.js';
import { aStaffMember, someActor } from '../../../support/builders/membership.js';
import { anOffice } from '../../../support/builders/staff-terms.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';
import { onTwoNodes } from '../../../support/two-nodes.js';

const { db } = useDatabase();
const deps = { db, now };

beforeEach(async () => {
  await db.deleteFrom('platform_grant').execute();
});

const grantOf = (id: PlatformGrantId) =>
  db.selectFrom('platform_grant').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('the term of a role on the platform', () => {
  it('is a year from the day on which it begins, for the first one and for whoever is confirmed', async () => {
    const taking = async () => {
      let token = '';
      const tokenSink = (secret: string): void => void (token = secret);
      const { grantId } = await inviteStaff(deps, { role: 'platform_admin', tokenSink });
      const actor = await someActor(db);
      await takeStaffRole(deps, { actor, token });
      return { actor, grantId };
    };
    const first = await taking();
    const second = await taking();
    expect((await grantOf(second.grantId)).valid_until).toBeNull();
    await confirmStaffRole(deps, { actor: first.actor, grantId: second.grantId });

    for (const { grantId } of [first, second]) {
      const { started_at: start, valid_until: end } = await grantOf(grantId);
      if (!start) throw new Error('it has not begun');
      expect(end).toEqual(termEnd(start, 12));
    }
  });

  it('I15 once over gives no right and shows in no claim, before any job has run', async () => {
    const { actor } = await anOffice(db, 'support', -minute);
    expect(await platformRoles(db, actor.memberId)).toEqual([]);
    const told = await db
      .selectFrom('portal_account')
      .select('platform_roles')
      .where('member_id', '=', actor.memberId)
      .executeTakeFirstOrThrow();
    expect(told.platform_roles).toEqual([]);
  });

  it('once over ends the role, which is told once though two nodes look', async () => {
    await aStaffMember(db, 'platform_admin');
    const { grantId, actor } = await anOffice(db, 'regional_staff', -minute);
    const waits = await anOffice(db, 'support', hour);
    const done = await onTwoNodes(db, { table: 'platform_grant', id: grantId }, () =>
      expireStaffRoles(deps),
    );

    expect(done.toSorted()).toEqual([0, 1]);
    expect((await grantOf(grantId)).status).toBe('ended');
    expect((await grantOf(waits.grantId)).status).toBe('active');
    const told = await db
      .selectFrom('outbox')
      .select(['type', 'data'])
      .where('subject', '=', actor.memberId)
      .execute();
    expect(told).toMatchObject([{ type: 'staff.ended', data: { how: 'expired' } }]);
  });

  it('is told of 30, 14, 7 and 1 days before its end, once each', async () => {
    await anOffice(db, 'support', 30 * day + hour);
    const toldOn = async (days: number): Promise<number> =>
      remindOfStaffTerms({ db, now: () => later(now(), days * day) });
    const told = [];
    for (const days of [0, 1, 1, 17, 18, 24, 24, 29.5, 30]) told.push(await toldOn(days));
    expect(told).toEqual([0, 1, 0, 1, 0, 1, 0, 1, 0]);
  });
});

describe('renewing a role on the platform', () => {
  it('gives another year from now, and the reminders begin anew', async () => {
    const admin = await aStaffMember(db, 'platform_admin');
    const { grantId } = await anOffice(db, 'support', 6 * day);
    await remindOfStaffTerms(deps);
    const at = now();
    const until = await renewStaffRole({ db, now: () => at }, { actor: admin, grantId });

    expect(until).toEqual(termEnd(at, 12));
    expect(await grantOf(grantId)).toMatchObject({
      valid_until: until,
      reminded_days: null,
      renewed_by: admin.memberId,
    });
  });

  it('is an administrator’s, freshly proven, and never of their own', async () => {
    const { grantId, actor: admin } = await anOffice(db, 'platform_admin', 6 * day);
    const other = await aStaffMember(db, 'platform_admin');
    const refusal = (actor: typeof admin) => renewStaffRole(deps, { actor, grantId });
    await expect(refusal(admin)).rejects.toMatchObject({ code: 'role.to_oneself' });
    const stale = { ...other, authenticatedAt: later(now(), -hour) };
    await expect(refusal(stale)).rejects.toMatchObject({ code: 'session.not_fresh' });
    await expect(refusal(await aStaffMember(db))).rejects.toMatchObject({ code: 'right.missing' });

    const shown = async (actor: typeof admin) =>
      (await listStaff(deps, { actor })).find(({ id }) => id === grantId)?.renewable;
    expect([await shown(admin), await shown(other)]).toEqual([false, true]);
    await refusal(other);
  });

  it('waits for the last sixty days, and comes too late once it has ended', async () => {
    const admin = await aStaffMember(db, 'platform_admin');
    const early = await anOffice(db, 'support', 61 * day);
    const renewing = renewStaffRole(deps, { actor: admin, grantId: early.grantId });
    await expect(renewing).rejects.toMatchObject({ code: 'role.not_renewable' });

    const late = await anOffice(db, 'support', -minute);
    await expireStaffRoles(deps);
    const tooLate = renewStaffRole(deps, { actor: admin, grantId: late.grantId });
    await expect(tooLate).rejects.toMatchObject({ code: 'role.not_found' });
  });

  it('on the command line is nobody’s signature', async () => {
    const { grantId } = await anOffice(db, 'platform_admin', 6 * day);
    await renewStaffRole(deps, { grantId });
    expect(await grantOf(grantId)).toMatchObject({ renewed_by: null, status: 'active' });
  });
});

describe('the last administrator', () => {
  it('stays beyond the term, with every right, and the alarm rises', async () => {
    const { grantId, actor } = await anOffice(db, 'platform_admin', -minute);
    expect(await findOverrunSince(db)).toBeUndefined();
    expect([await expireStaffRoles(deps), await expireStaffRoles(deps)]).toEqual([1, 0]);

    const { status, overrun_at: since } = await grantOf(grantId);
    expect(status).toBe('active');
    expect(await findOverrunSince(db)).toEqual(since);
    expect(await platformRoles(db, actor.memberId)).toEqual(['platform_admin']);
    await renewStaffRole(deps, { grantId });
    expect(await findOverrunSince(db)).toBeUndefined();
  });

  it('goes once there is another', async () => {
    const { grantId } = await anOffice(db, 'platform_admin', -minute);
    await expireStaffRoles(deps);
    await aStaffMember(db, 'platform_admin');
    expect(await expireStaffRoles(deps)).toBe(1);
    expect((await grantOf(grantId)).status).toBe('ended');
  });

  it('is one of two whose terms end at the same moment on two nodes', async () => {
    const one = await anOffice(db, 'platform_admin', -hour);
    const two = await anOffice(db, 'platform_admin', -minute);
    // The first node has ended the later one and has not committed; the second node begins with the other.
    const first = await db.startTransaction().execute();
    await first
      .updateTable('platform_grant')
      .set({ status: 'ended', ended_at: now() })
      .where('id', '=', two.grantId)
      .execute();
    const second = expireStaffRoles(deps);
    await Promise.race([second, untilBlocked(db)]);
    await first.commit().execute();

    expect(await second).toBe(1);
    expect(await grantOf(one.grantId)).toMatchObject({
      status: 'active',
      overrun_at: expect.any(Date),
    });
  });
});
