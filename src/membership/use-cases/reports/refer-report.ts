// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { ReportId } from '../../../kernel/ids.js';
import { eligible, rolesAt, type Desk } from '../../domain/reports/desk.js';
import { dueAfter, type Report } from '../../domain/reports/report.js';
import { moveReport } from '../../store/reports/reports.js';
import { listHandlers } from '../../store/reports/targets.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { holdReport } from './hold-report.js';
import { isUrgent } from './read-urgency.js';
import { demandWords } from './words.js';

/**
 * Whoever does not decide it passes it on with what they think: to those who may suspend and remove, and from them,
 * or where there is nobody of the kind, to the regional staff.
 *
 * @throws PiazzaError `report.words_missing`, `report.not_found`, `right.missing`, `session.level_too_low`,
 *   `report.decided`, `report.outcome_not_allowed`
 */
export async function referReport(
  deps: { readonly db: Db; readonly now: Clock },
  { actor, reportId, ...input }: { actor: Actor; reportId: ReportId; note: string },
): Promise<{ readonly desk: Desk }> {
  const note = demandWords(input.note);
  return transact(deps.db, async (trx) => {
    const { report } = await holdReport(trx, actor, reportId);
    if (report.desk === 'staff') throw new PiazzaError('report.outcome_not_allowed', { reportId });
    const at = deps.now();
    const desk = await nextDesk(trx, report, actor);
    const dueAt = dueAfter(at, { isUrgent: await isUrgent(trx, report) });
    await moveReport(trx, reportId, { desk, note, dueAt });
    const { memberId: subject, communityId: community } = report;
    const data = { report: reportId, desk };
    await record(trx, {
      type: 'report.referred',
      at,
      actor: actor.memberId,
      subject,
      community,
      data,
    });
    return { desk };
  });
}

async function nextDesk(trx: Trx, report: Report, actor: Actor): Promise<Desk> {
  if (report.desk === 'managers') return 'staff';
  const handlers = await listHandlers(trx, report.communityId, rolesAt('managers'));
  const not = [actor.memberId, report.memberId, report.reporterId];
  return eligible(handlers, { rank: report.rank, not }).length > 0 ? 'managers' : 'staff';
}
