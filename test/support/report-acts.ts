// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { day, later, systemClock as now } from '../../src/kernel/clock.js';
import { trustId, type MeasureId } from '../../src/kernel/ids.js';
import { eraseMember } from '../../src/membership/use-cases/erase-member.js';
import { answerRemoval } from '../../src/membership/use-cases/measures/answer-removal.js';
import { answerObjection } from '../../src/membership/use-cases/reports/answer-objection.js';
import { closeDueReports } from '../../src/membership/use-cases/reports/close-due-reports.js';
import { decideReport } from '../../src/membership/use-cases/reports/decide-report.js';
import { fileReport } from '../../src/membership/use-cases/reports/file-report.js';
import { objectToDecision } from '../../src/membership/use-cases/reports/object-to-decision.js';
import { referReport } from '../../src/membership/use-cases/reports/refer-report.js';
import type { ReportOutcome } from '../../src/membership/domain/reports/report.js';
import { aCard } from './builders/cards.js';
import {
  aCommunity,
  actorOf,
  aGrant,
  aStaffMember,
  aStint,
  someActor,
} from './builders/membership.js';
import { exportingActs } from './exporting-acts.js';
import { anObjection, aReportedCard, reason } from './builders/reports.js';

/** Reports, and lists that are taken along: each prepares what it needs and returns the act to be watched. */
export function reportActs(
  db: Db,
): Readonly<Record<string, () => Promise<() => Promise<unknown>>>> {
  const deps = { db, now };
  const decided = (outcome: ReportOutcome) => async () => {
    const { reportId, manager: actor } = await aReportedCard(db);
    return () => decideReport(deps, { actor, reportId, outcome, ground: 'rules', reason, days: 7 });
  };
  return {
    ...exportingActs(db),
    'reports/file-report': async () => {
      const [actor, { slug }] = [await someActor(db), await aCommunity(db)];
      const filed = { thing: { kind: 'text' }, reasonCode: 'false', body: reason } as const;
      return () => fileReport(deps, { actor, slug, ...filed });
    },
    'reports/decide-report': decided('no_action'),
    'reports/decide-report by hiding': decided('hide_card'),
    'reports/decide-report by suspending': decided('suspension'),
    'measures/answer-removal after a report': async () => {
      const community = await aCommunity(db);
      const owner = await aGrant(db, { community, role: 'co_manager' });
      const second = await aGrant(db, { community, role: 'manager' });
      const { cardId } = await aCard(db, { community, memberId: owner.memberId });
      const actor = actorOf((await aStint(db, { community })).memberId);
      const thing = { kind: 'card', cardId } as const;
      const filed = {
        actor,
        slug: community.slug,
        thing,
        reasonCode: 'rules',
        body: reason,
      } as const;
      const { reportId } = await fileReport(deps, filed);
      const decision = { outcome: 'removal', ground: 'rules', reason } as const;
      await decideReport(deps, { actor: actorOf(community.managerId), reportId, ...decision });
      const { id } = await db
        .selectFrom('measure')
        .select('id')
        .where('member_id', '=', owner.memberId)
        .executeTakeFirstOrThrow();
      const order = { actor: actorOf(second.memberId), measureId: trustId<MeasureId>(id) };
      return () => answerRemoval(deps, { ...order, confirm: true });
    },
    'reports/refer-report': async () => {
      const { reportId, moderator: actor } = await aReportedCard(db);
      return () => referReport(deps, { actor, reportId, note: reason });
    },
    'reports/close-due-reports': async () => {
      await aReportedCard(db);
      return () => closeDueReports({ db, now: () => later(now(), 8 * day) });
    },
    'reports/object-to-decision': async () => {
      const { reportId, manager: actor, owner } = await aReportedCard(db);
      const decision = { outcome: 'correction', ground: 'law', reason } as const;
      await decideReport(deps, { actor, reportId, ...decision });
      return () => objectToDecision(deps, { actor: owner, reportId, objection: reason });
    },
    'reports/answer-objection': async () => {
      const [{ reportId }, actor] = [await anObjection(db), await aStaffMember(db)];
      return () => answerObjection(deps, { actor, reportId, review: 'reversed', reason });
    },
    'erase-member whom somebody reported': async () => {
      const { owner } = await aReportedCard(db);
      return () =>
        db
          .transaction()
          .execute((trx) => eraseMember(trx, { memberId: owner.memberId, at: new Date() }));
    },
  };
}
