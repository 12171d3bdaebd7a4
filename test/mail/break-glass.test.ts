// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { systemClock as now } from '../../src/kernel/clock.js';
import { startBreakGlass } from '../../src/membership/use-cases/break-glass/start-break-glass.js';
import { aCommunity, aGrant, aStaffMember } from '../support/builders/membership.js';
import { useDatabase } from '../support/database.js';
import { told } from '../support/told.js';

const { db } = useDatabase();

it('managers and privacy officers are told at once that an administrator acts as manager', async () => {
  const community = await aCommunity(db);
  const { memberId: coManager } = await aGrant(db, { community, role: 'co_manager' });
  const { memberId: officer } = await aStaffMember(db, 'privacy_officer');
  await aStaffMember(db);
  const actor = await aStaffMember(db, 'platform_admin');
  const order = { actor, slug: community.slug, reason: 'Nessuno risponde', minutes: 30 };
  await startBreakGlass({ db, now }, order);

  const heard = await told(db);
  expect(new Set(heard.keys())).toEqual(new Set([community.managerId, coManager, officer]));
});
