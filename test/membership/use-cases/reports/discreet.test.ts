// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../../../src/kernel/clock.js';
import { eraseMember } from '../../../../src/membership/use-cases/erase-member.js';
import { exportMember } from '../../../../src/membership/use-cases/export-member.js';
import { closeDueReports } from '../../../../src/membership/use-cases/reports/close-due-reports.js';
import { decideReport } from '../../../../src/membership/use-cases/reports/decide-report.js';
import { fileReport } from '../../../../src/membership/use-cases/reports/file-report.js';
import { readMyReports } from '../../../../src/membership/use-cases/reports/read-reports.js';
import { toldReport } from '../../../../src/membership/use-cases/reports/read-told.js';
import { aCard, aPerson } from '../../../support/builders/cards.js';
import { aCommunity, actorOf, aGrant, aStint } from '../../../support/builders/membership.js';
import { anObjection, aReportedCard, reason } from '../../../support/builders/reports.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const rules = { ground: 'rules', reason } as const;

describe('what reports tell', () => {
  it('the words of others outlive the erasure of who reported', async () => {
    const { reportId, reporter } = await anObjection(db);
    const before = await toldReport(db, reportId, 'it');
    await db
      .transaction()
      .execute((trx) => eraseMember(trx, { memberId: reporter.memberId, at: new Date() }));
    const after = await toldReport(db, reportId, 'it');
    expect(after?.body).toBe('-');
    expect(after?.objection).toBe(before?.objection);
    expect(after?.reason).toBe(before?.reason);
    expect(before?.objection?.length).toBeGreaterThan(5);
  });

  it('an export says nothing of a report after which nothing was done', async () => {
    const { reportId, moderator, owner } = await aReportedCard(db);
    await decideReport(deps, { ...rules, actor: moderator, reportId, outcome: 'no_action' });
    expect(await exportMember(db, owner.memberId)).toMatchObject({ decisionsAfterReports: [] });
  });

  it('the day promised to who reports does not tell the age of the other', async () => {
    const community = await aCommunity(db);
    const young = await aPerson(db, 'minor');
    const stint = await aStint(db, { community, memberId: young });
    const reporter = actorOf(
      (await aStint(db, { community, memberId: await aPerson(db) })).memberId,
    );
    await aGrant(db, { community, role: 'moderator' });
    const thing = { kind: 'conduct', stintId: stint.id } as const;
    const filed = {
      actor: reporter,
      slug: community.slug,
      thing,
      reasonCode: 'spam',
      body: reason,
    } as const;
    const { reportId } = await fileReport(deps, filed);
    const told = await toldReport(db, reportId, 'it');
    expect(told?.dueAt).toEqual(later(told?.openedAt ?? now(), 2 * day));
    expect(told?.promisedBy).toEqual(later(told?.openedAt ?? now(), 7 * day));

    await closeDueReports({ db, now: () => later(now(), 3 * day) });
    const late = await toldReport(db, reportId, 'it');
    expect(late?.desk).toBe('staff');
    expect(late?.dueAt.getTime()).toBeLessThan(later(now(), 6 * day).getTime());
  });

  it('a removal that waits for a second word is told to nobody yet', async () => {
    const community = await aCommunity(db);
    const other = await aGrant(db, { community, role: 'co_manager' });
    const { cardId } = await aCard(db, { community, memberId: other.memberId });
    const reporter = actorOf((await aStint(db, { community })).memberId);
    const thing = { kind: 'card', cardId } as const;
    const filed = {
      actor: reporter,
      slug: community.slug,
      thing,
      reasonCode: 'other',
      body: reason,
    } as const;
    const { reportId } = await fileReport(deps, filed);
    const manager = actorOf(community.managerId);
    await decideReport(deps, { ...rules, actor: manager, reportId, outcome: 'removal' });
    const { own } = await readMyReports(deps, { actor: reporter, locale: 'it' });
    expect(own).toMatchObject([
      { id: reportId, status: 'open', outcome: undefined, reason: undefined },
    ]);
    const { data } = await db
      .selectFrom('outbox')
      .select('data')
      .where('type', '=', 'report.decided')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(data).toMatchObject({ report: reportId, isProposed: true });
  });
});
