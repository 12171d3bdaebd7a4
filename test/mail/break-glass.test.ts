// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { relayOnce } from '../../src/database/relay.js';
import { systemClock as now } from '../../src/kernel/clock.js';
import { queueNotices } from '../../src/mail/notifications.js';
import {
  listManagers,
  listPrivacyOfficers,
  listProgrammeLeads,
  listRegionalStaff,
  listResting,
} from '../../src/membership/use-cases/addressees.js';
import { startBreakGlass } from '../../src/membership/use-cases/break-glass/start-break-glass.js';
import { aCommunity, aGrant, aStaffMember } from '../support/builders/membership.js';
import { useDatabase } from '../support/database.js';

const { db } = useDatabase();

it('managers and privacy officers are told at once that an administrator acts as manager', async () => {
  const community = await aCommunity(db);
  const { memberId: coManager } = await aGrant(db, { community, role: 'co_manager' });
  const { memberId: officer } = await aStaffMember(db, 'privacy_officer');
  await aStaffMember(db);
  const actor = await aStaffMember(db, 'platform_admin');
  const order = { actor, slug: community.slug, reason: 'Nessuno risponde', minutes: 30 };
  await startBreakGlass({ db, now }, order);

  const nobody = () => Promise.resolve([]);
  const readers = { managers: listManagers, staff: listRegionalStaff };
  const others = {
    officers: listPrivacyOfficers,
    leads: listProgrammeLeads,
    resting: listResting,
    representatives: nobody,
  };
  await relayOnce(db, [queueNotices({ ...readers, ...others })]);

  const { rows } = await sql<{ key: string }>`
    select key from graphile_worker.jobs where key like 'notice:%'`.execute(db);
  const told = rows.map(({ key }) => key.split(':').at(-1));
  expect(new Set(told)).toEqual(new Set([community.managerId, coManager, officer]));
});
