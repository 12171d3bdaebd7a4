// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, expect, it } from '@jest/globals';
import { day, hour, minute, systemClock as now } from '../../src/kernel/clock.js';
import { endStaffRole } from '../../src/membership/use-cases/end-staff-role.js';
import { expireStaffRoles } from '../../src/membership/use-cases/staff-terms/expire-staff-roles.js';
import { remindOfStaffTerms } from '../../src/membership/use-cases/staff-terms/remind-of-staff-terms.js';
import { renewStaffRole } from '../../src/membership/use-cases/staff-terms/renew-staff-role.js';
import { aStaffMember } from '../support/builders/membership.js';
import { anOffice } from '../support/builders/staff-terms.js';
import { useDatabase } from '../support/database.js';
import { told } from '../support/told.js';

const { db } = useDatabase();
const deps = { db, now };

beforeEach(async () => {
  await db.deleteFrom('platform_grant').execute();
  await told(db);
});

it('the holder and those who could renew hear that a term is near, and the holder that it is renewed', async () => {
  const admin = await aStaffMember(db, 'platform_admin');
  const colleague = await aStaffMember(db);
  const { grantId, actor } = await anOffice(db, 'support', 7 * day - hour);
  await remindOfStaffTerms(deps);
  const near = await told(db);
  expect(near.get(actor.memberId)).toEqual(['office_term_near']);
  expect(near.get(admin.memberId)).toEqual(['office_term_near']);
  expect(near.has(colleague.memberId)).toBe(false);

  await renewStaffRole(deps, { actor: admin, grantId });
  expect([...(await told(db))]).toEqual([[actor.memberId, ['office_renewed']]]);
});

it('the holder and the administrators hear that a term is over, and nothing of a role given back', async () => {
  const admin = await aStaffMember(db, 'platform_admin');
  const { actor } = await anOffice(db, 'regional_staff', -minute);
  const other = await anOffice(db, 'support', day);
  await expireStaffRoles(deps);
  const heard = await told(db);
  expect(heard.get(actor.memberId)).toEqual(['office_ended']);
  expect(heard.get(admin.memberId)).toEqual(['office_ended']);

  await endStaffRole(deps, other);
  expect((await told(db)).size).toBe(0);
});

it('all the staff hears that the only administrator is beyond the term', async () => {
  const { actor } = await anOffice(db, 'platform_admin', -minute);
  const staff = await aStaffMember(db);
  await expireStaffRoles(deps);
  const heard = await told(db);
  expect(heard.get(actor.memberId)).toEqual(['office_overrun']);
  expect(heard.get(staff.memberId)).toEqual(['office_overrun']);
});
