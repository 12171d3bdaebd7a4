// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../src/kernel/clock.js';
import { closeDueReports } from '../../src/membership/use-cases/reports/close-due-reports.js';
import { decideReport } from '../../src/membership/use-cases/reports/decide-report.js';
import { aStaffMember } from '../support/builders/membership.js';
import { anObjection, aReportedCard, reason } from '../support/builders/reports.js';
import { useDatabase } from '../support/database.js';
import { told } from '../support/told.js';

const { db } = useDatabase();
const deps = { db, now };

beforeEach(async () => void (await told(db)));

it('whoever reports has a receipt, the desk hears of it, the person nothing', async () => {
  const { reporter, owner, manager, moderator } = await aReportedCard(db);
  const heard = await told(db);
  expect(heard.get(reporter.memberId)).toEqual(['report_received']);
  for (const { memberId } of [manager, moderator]) {
    expect(heard.get(memberId)).toContain('report_waiting');
  }
  expect(heard.get(owner.memberId)).toBeUndefined();
});

it('both sides hear what was decided, the person once; a review goes to the staff', async () => {
  const staff = await aStaffMember(db);
  const { reporter, owner } = await anObjection(db);
  const heard = await told(db);
  expect(heard.get(reporter.memberId)).toEqual(['report_received', 'report_decided']);
  expect(heard.get(owner.memberId)).toEqual(['report_statement']);
  expect(heard.get(staff.memberId)).toEqual(['report_objected']);
});

it('a suspension tells of itself, with its appeal; what is late is the staff’s', async () => {
  const staff = await aStaffMember(db);
  const { reportId, owner, manager } = await aReportedCard(db);
  const late = await aReportedCard(db);
  await told(db);
  const decision = { outcome: 'suspension', ground: 'rules', reason, days: 5 } as const;
  await decideReport(deps, { actor: manager, reportId, ...decision });
  await closeDueReports({ db, now: () => later(now(), 8 * day) });
  const heard = await told(db);
  expect(heard.get(owner.memberId)).toEqual(['membership_suspended']);
  expect(heard.get(staff.memberId)).toContain('report_waiting');
  expect(heard.get(late.reporter.memberId)).toBeUndefined();
});
