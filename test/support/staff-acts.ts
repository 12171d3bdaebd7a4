// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { day, minute, systemClock as now } from '../../src/kernel/clock.js';
import type { PlatformRole } from '../../src/membership/domain/permissions.js';
import { confirmStaffRole } from '../../src/membership/use-cases/confirm-staff-role.js';
import { endStaffRole } from '../../src/membership/use-cases/end-staff-role.js';
import { inviteStaff } from '../../src/membership/use-cases/invite-staff.js';
import { expireStaffRoles } from '../../src/membership/use-cases/staff-terms/expire-staff-roles.js';
import { remindOfStaffTerms } from '../../src/membership/use-cases/staff-terms/remind-of-staff-terms.js';
import { renewStaffRole } from '../../src/membership/use-cases/staff-terms/renew-staff-role.js';
import { takeStaffRole } from '../../src/membership/use-cases/take-staff-role.js';
import { aStaffMember, someActor } from './builders/membership.js';
import { anOffice } from './builders/staff-terms.js';

const invited = async (deps: { db: Db; now: typeof now }) => {
  let token = '';
  const { grantId } = await inviteStaff(deps, {
    role: 'support',
    tokenSink: (t) => void (token = t),
  });
  return { token, grantId };
};

/** Somebody in office whose term ends after so many milliseconds. */
const ending = async (db: Db, role: PlatformRole, after: number) =>
  (await anOffice(db, role, after)).grantId;

/** Each prepares what it needs and returns the act to be watched. */
export function staffActs(db: Db): Readonly<Record<string, () => Promise<() => Promise<unknown>>>> {
  const deps = { db, now };
  return {
    'invite-staff': async () => () => invited(deps),
    'take-staff-role': async () => {
      const { token } = await invited(deps);
      const actor = await someActor(db);
      return () => takeStaffRole(deps, { actor, token });
    },
    'confirm-staff-role': async () => {
      const { token, grantId } = await invited(deps);
      await takeStaffRole(deps, { actor: await someActor(db), token });
      const actor = await aStaffMember(db, 'platform_admin');
      return () => confirmStaffRole(deps, { actor, grantId });
    },
    'end-staff-role': async () => {
      const { grantId } = await invited(deps);
      const actor = await aStaffMember(db, 'platform_admin');
      return () => endStaffRole(deps, { actor, grantId });
    },
    'staff-terms/renew-staff-role': async () => {
      const [actor, grantId] = [
        await aStaffMember(db, 'platform_admin'),
        await ending(db, 'support', 20 * day),
      ];
      return () => renewStaffRole(deps, { actor, grantId });
    },
    'staff-terms/remind-of-staff-terms': async () => {
      await ending(db, 'support', 20 * day);
      return () => remindOfStaffTerms(deps);
    },
    'staff-terms/expire-staff-roles': async () => {
      await ending(db, 'support', -minute);
      return () => expireStaffRoles(deps);
    },
    'staff-terms/expire-staff-roles of the only administrator': async () => {
      const gone = { status: 'ended', ended_at: now() } as const;
      const administrators = db.updateTable('platform_grant').where('role', '=', 'platform_admin');
      await administrators.where('status', '=', 'active').set(gone).execute();
      await ending(db, 'platform_admin', -minute);
      return () => expireStaffRoles(deps);
    },
  };
}
