// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../../../src/kernel/clock.js';
import { trustId, type ReportId, type StintId } from '../../../../src/kernel/ids.js';
import { readCardOf } from '../../../../src/membership/use-cases/cards/read-card.js';
import { answerObjection } from '../../../../src/membership/use-cases/reports/answer-objection.js';
import { closeDueReports } from '../../../../src/membership/use-cases/reports/close-due-reports.js';
import { decideReport } from '../../../../src/membership/use-cases/reports/decide-report.js';
import { fileReport } from '../../../../src/membership/use-cases/reports/file-report.js';
import {
  listReports,
  listStaffReports,
  readMyReports,
  readReport,
} from '../../../../src/membership/use-cases/reports/read-reports.js';
import { referReport } from '../../../../src/membership/use-cases/reports/refer-report.js';
import { aPerson } from '../../../support/builders/cards.js';
import {
  aCommunity,
  actorOf,
  aGrant,
  aStaffMember,
  aStint,
  someActor,
} from '../../../support/builders/membership.js';
import { anObjection, aReportedCard, reason } from '../../../support/builders/reports.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const locale = 'it';
const rules = { ground: 'rules', reason } as const;

const row = (id: ReportId) =>
  db.selectFrom('report').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('a report', () => {
  it('is open once for each reporter and target, and never about oneself', async () => {
    const { community, cardId, reporter, owner } = await aReportedCard(db);
    const { slug } = community;
    const again = {
      slug,
      thing: { kind: 'card', cardId },
      reasonCode: 'spam',
      body: reason,
    } as const;
    await expect(fileReport(deps, { actor: reporter, ...again })).rejects.toMatchObject({
      code: 'report.already_open',
    });
    await expect(fileReport(deps, { actor: owner, ...again })).rejects.toMatchObject({
      code: 'report.own',
    });
    const another = actorOf((await aStint(db, { community })).memberId);
    await fileReport(deps, { actor: another, ...again });
    const text = { ...again, thing: { kind: 'text' } } as const;
    await fileReport(deps, { actor: reporter, ...text });
    await expect(fileReport(deps, { actor: reporter, ...text })).rejects.toMatchObject({
      code: 'report.already_open',
    });
  });

  it('is only about what the reporter can read', async () => {
    const { community, cardId } = await aReportedCard(db);
    const card = { thing: { kind: 'card', cardId }, reasonCode: 'spam', body: reason } as const;
    const stranger = await someActor(db);
    await expect(
      fileReport(deps, { actor: stranger, slug: community.slug, ...card }),
    ).rejects.toMatchObject({ code: 'report.not_found' });
    const hidden = await aCommunity(db, { visibility: 'hidden' });
    const text = { thing: { kind: 'text' }, reasonCode: 'spam', body: reason } as const;
    await expect(
      fileReport(deps, { actor: stranger, slug: hidden.slug, ...text }),
    ).rejects.toMatchObject({ code: 'community.not_found' });
  });

  it('about the only manager goes to the regional staff, and no moderator reads it', async () => {
    const community = await aCommunity(db);
    const moderator = await aGrant(db, { community, role: 'moderator' });
    const coManager = await aGrant(db, { community, role: 'co_manager' });
    const actor = actorOf((await aStint(db, { community })).memberId);
    const { id } = await db
      .selectFrom('stint')
      .select('id')
      .where('member_id', '=', community.managerId)
      .executeTakeFirstOrThrow();
    const stintId = trustId<StintId>(id);
    const thing = { kind: 'conduct', stintId } as const;
    const filed = {
      actor,
      slug: community.slug,
      thing,
      reasonCode: 'offence',
      body: reason,
    } as const;
    const { reportId } = await fileReport(deps, filed);
    expect(await row(reportId)).toMatchObject({ desk: 'staff', rank: 90 });
    for (const { memberId } of [moderator, coManager, { memberId: community.managerId }]) {
      await expect(
        readReport(deps, { actor: actorOf(memberId), reportId, locale }),
      ).rejects.toMatchObject({ code: 'report.not_found' });
    }
    const staff = await aStaffMember(db);
    expect((await readReport(deps, { actor: staff, reportId, locale })).outcomes).toContain(
      'removal',
    );
  });

  it('about a co-manager is read by who stands as high, not by a moderator', async () => {
    const community = await aCommunity(db);
    const moderator = await aGrant(db, { community, role: 'moderator' });
    const coManager = await aGrant(db, { community, role: 'co_manager' });
    const actor = await someActor(db);
    const thing = { kind: 'conduct', stintId: coManager.stintId } as const;
    await aStint(db, { community, memberId: actor.memberId });
    await fileReport(deps, {
      actor,
      slug: community.slug,
      thing,
      reasonCode: 'other',
      body: reason,
    });
    const seen = async (memberId: typeof actor.memberId) =>
      (await listReports(deps, { actor: actorOf(memberId), slug: community.slug, locale })).items
        .length;
    expect(await seen(moderator.memberId)).toBe(0);
    expect(await seen(coManager.memberId)).toBe(0);
    expect(await seen(community.managerId)).toBe(1);
  });

  it('of or about somebody young has less time', async () => {
    const slow = await aReportedCard(db);
    const fast = await aReportedCard(db, { reasonCode: 'minors' });
    const { community, cardId } = await aReportedCard(db);
    const young = await aPerson(db, 'minor');
    await aStint(db, { community, memberId: young });
    const thing = { kind: 'card', cardId } as const;
    const filed = { actor: actorOf(young), slug: community.slug, thing, body: reason };
    const own = await fileReport(deps, { ...filed, reasonCode: 'other' });
    const days = async (id: ReportId) => {
      const { due_at: due, opened_at: opened } = await row(id);
      return Math.round((due.getTime() - opened.getTime()) / day);
    };
    expect(await days(slow.reportId)).toBe(7);
    expect([await days(fast.reportId), await days(own.reportId)]).toEqual([2, 2]);
  });
});

describe('a decision', () => {
  it('hides the card, tells both sides why, and never who reported', async () => {
    const { community, reportId, cardId, moderator, owner, reporter } = await aReportedCard(db);
    await decideReport(deps, { actor: moderator, reportId, outcome: 'hide_card', ...rules });
    const card = { slug: community.slug, cardId, locale } as const;
    await expect(readCardOf(deps, { actor: reporter, ...card })).rejects.toMatchObject({
      code: 'card.not_found',
    });
    const mine = await readMyReports(deps, { actor: owner, locale });
    expect(mine.about).toMatchObject([{ outcome: 'hide_card', reason, ground: 'rules' }]);
    expect(JSON.stringify(mine)).not.toContain(reporter.memberId);
    expect((await readMyReports(deps, { actor: reporter, locale })).own).toMatchObject([
      { outcome: 'hide_card', reason },
    ]);
  });

  it('is nobody’s who is a party, and only of who holds the right for what follows', async () => {
    const { community, reportId, moderator, manager, cardId } = await aReportedCard(db);
    const own = { thing: { kind: 'card', cardId }, reasonCode: 'spam', body: reason } as const;
    const second = await fileReport(deps, { actor: moderator, slug: community.slug, ...own });
    const decision = { outcome: 'no_action', ...rules } as const;
    await expect(
      decideReport(deps, { actor: moderator, reportId: second.reportId, ...decision }),
    ).rejects.toMatchObject({ code: 'report.not_found' });
    await expect(
      decideReport(deps, {
        actor: moderator,
        reportId,
        ...decision,
        outcome: 'suspension',
        days: 5,
      }),
    ).rejects.toMatchObject({ code: 'right.missing' });
    expect((await row(reportId)).status).toBe('open');
    const stale = { ...manager, authenticatedAt: later(now(), -day) };
    await expect(decideReport(deps, { actor: stale, reportId, ...decision })).rejects.toMatchObject(
      {
        code: 'session.not_fresh',
      },
    );
    await decideReport(deps, {
      actor: manager,
      reportId,
      ...decision,
      outcome: 'suspension',
      days: 5,
    });
    expect((await row(reportId)).measure_id).not.toBeNull();
  });

  it('is taken once, also by two at the same time', async () => {
    const { reportId, moderator, manager } = await aReportedCard(db);
    const decision = { reportId, outcome: 'hide_card', ...rules } as const;
    const first = db.transaction().execute(async (trx) => {
      await decideReport({ db: trx, now }, { actor: moderator, ...decision });
      await untilBlocked(db);
    });
    const second = decideReport(deps, { actor: manager, ...decision });
    await expect(second).rejects.toMatchObject({ code: 'report.decided' });
    await first;
  });

  it('is passed on to who can suspend, then to the regional staff, who decides it', async () => {
    const { reportId, moderator, manager, owner } = await aReportedCard(db);
    expect(await referReport(deps, { actor: moderator, reportId, note: reason })).toEqual({
      desk: 'managers',
    });
    await expect(readReport(deps, { actor: moderator, reportId, locale })).rejects.toMatchObject({
      code: 'report.not_found',
    });
    expect((await readReport(deps, { actor: manager, reportId, locale })).report.note).toBe(reason);
    expect(await referReport(deps, { actor: manager, reportId, note: reason })).toEqual({
      desk: 'staff',
    });
    const staff = await aStaffMember(db);
    await decideReport(deps, { actor: staff, reportId, outcome: 'removal', ...rules });
    const stint = await db
      .selectFrom('stint')
      .select('ended_at')
      .where('member_id', '=', owner.memberId)
      .executeTakeFirstOrThrow();
    expect(stint.ended_at).not.toBeNull();
  });

  it('that a community does not take in time is the regional staff’s', async () => {
    const { reportId, manager } = await aReportedCard(db);
    const staff = await aStaffMember(db);
    const waiting = async () =>
      (await listStaffReports(deps, { actor: staff, locale })).items.map(({ id }) => id);
    await closeDueReports({ db, now: () => later(now(), 6 * day) });
    expect(await waiting()).not.toContain(reportId);
    await closeDueReports({ db, now: () => later(now(), 8 * day) });
    expect(await waiting()).toContain(reportId);
    await expect(readReport(deps, { actor: manager, reportId, locale })).rejects.toMatchObject({
      code: 'report.not_found',
    });
  });

  it('is reviewed once, by the regional staff, never by who took it', async () => {
    const { community, reportId, cardId, moderator, reporter } = await anObjection(db);
    const review = { reportId, review: 'reversed', reason } as const;
    await expect(answerObjection(deps, { actor: moderator, ...review })).rejects.toMatchObject({
      code: 'right.missing',
    });
    const [judge, staff] = [await aStaffMember(db), await aStaffMember(db)];
    await db
      .updateTable('report')
      .set({ decided_by: judge.memberId })
      .where('id', '=', reportId)
      .execute();
    await expect(answerObjection(deps, { actor: judge, ...review })).rejects.toMatchObject({
      code: 'report.own',
    });
    await answerObjection(deps, { actor: staff, ...review });
    const card = await readCardOf(deps, { actor: reporter, slug: community.slug, cardId, locale });
    expect(card.card.hiddenReason).toBeUndefined();
    await expect(answerObjection(deps, { actor: staff, ...review })).rejects.toMatchObject({
      code: 'report.no_objection',
    });
  });
});
