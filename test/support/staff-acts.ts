// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { systemClock as now } from '../../src/kernel/clock.js';
import { confirmStaffRole } from '../../src/membership/use-cases/confirm-staff-role.js';
import { endStaffRole } from '../../src/membership/use-cases/end-staff-role.js';
import { inviteStaff } from '../../src/membership/use-cases/invite-staff.js';
import { takeStaffRole } from '../../src/membership/use-cases/take-staff-role.js';
import { aStaffMember, someActor } from './builders/membership.js';

const invited = async (deps: { db: Db; now: typeof now }) => {
  let token = '';
  const { grantId } = await inviteStaff(deps, {
    role: 'support',
    tokenSink: (t) => void (token = t),
  });
  return { token, grantId };
};

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
  };
}
