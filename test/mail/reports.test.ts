// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../src/kernel/clock.js';
import { trustId, type MeasureId } from '../../src/kernel/ids.js';
import { leaveCommunity } from '../../src/membership/use-cases/leave-community.js';
import { answerRemoval } from '../../src/membership/use-cases/measures/answer-removal.js';
import { closeDueReports } from '../../src/membership/use-cases/reports/close-due-reports.js';
import { decideReport } from '../../src/membership/use-cases/reports/decide-report.js';
import { fileReport } from '../../src/membership/use-cases/reports/file-report.js';
import { aCard } from '../support/builders/cards.js';
import {
  aCommunity,
  actorOf,
  aGrant,
  aStaffMember,
  aStint,
} from '../support/builders/membership.js';
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

/** The removal of a co-manager, proposed after a report: it takes a second word. */
async function aProposedRemoval() {
  const community = await aCommunity(db);
  const { memberId } = await aGrant(db, { community, role: 'co_manager' });
  const second = actorOf((await aGrant(db, { community, role: 'manager' })).memberId);
  const reporter = actorOf((await aStint(db, { community })).memberId);
  const { cardId } = await aCard(db, { community, memberId });
  const thing = { kind: 'card', cardId } as const;
  const filed = { actor: reporter, slug: community.slug, thing, body: reason };
  const { reportId } = await fileReport(deps, { ...filed, reasonCode: 'rules' });
  const decision = { outcome: 'removal', ground: 'rules', reason } as const;
  await decideReport(deps, { actor: actorOf(community.managerId), reportId, ...decision });
  const { measure_id: id } = await db
    .selectFrom('report')
    .select('measure_id')
    .where('id', '=', reportId)
    .executeTakeFirstOrThrow();
  expect((await told(db)).get(reporter.memberId)).toEqual(['report_received']);
  return { community, memberId, reporter, second, measureId: trustId<MeasureId>(id ?? '') };
}

it('whoever reported hears of a removal when it has its second word, or falls', async () => {
  const confirmed = await aProposedRemoval();
  const { second: actor, measureId } = confirmed;
  await answerRemoval(deps, { actor, measureId, confirm: true });
  const heard = await told(db);
  expect(heard.get(confirmed.reporter.memberId)).toEqual(['report_decided']);
  expect(heard.get(confirmed.memberId)).toContain('membership_removed');

  const declined = await aProposedRemoval();
  const answer = { confirm: false, reason: 'Ne abbiamo parlato' } as const;
  await answerRemoval(deps, { actor: declined.second, measureId: declined.measureId, ...answer });
  expect(await told(db)).toEqual(new Map([[declined.reporter.memberId, ['report_closed']]]));

  const gone = await aProposedRemoval();
  const { slug } = gone.community;
  await leaveCommunity(deps, { actor: actorOf(gone.memberId), slug });
  expect((await told(db)).get(gone.reporter.memberId)).toEqual(['report_closed']);
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
