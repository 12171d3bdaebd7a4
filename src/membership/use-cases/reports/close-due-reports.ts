// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import { later, type Clock } from '../../../kernel/clock.js';
import { dueAfter, reportKept } from '../../domain/reports/report.js';
import {
  deleteOldReports,
  escalateReport,
  listLateReports,
} from '../../store/reports/report-clock.js';
import { lockReport } from '../../store/reports/reports.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { isUrgent } from './read-urgency.js';

/**
 * Gives the regional staff what a community has not decided in time, and forgets reports a year after their
 * decision. A job; each in its own transaction, so that two nodes may run it together.
 * @returns how many went to the staff.
 */
export async function closeDueReports(deps: {
  readonly db: Db;
  readonly now: Clock;
}): Promise<number> {
  const at = deps.now();
  let moved = 0;
  for (const id of await listLateReports(deps.db, at)) {
    const escalated = await transact(deps.db, async (trx) => {
      const late = await lockReport(trx, id);
      if (!late) return false;
      const dueAt = dueAfter(at, { isUrgent: await isUrgent(trx, late) });
      const report = await escalateReport(trx, id, { at, dueAt });
      if (!report) return false;
      const { communityId: community, memberId: subject } = report;
      const data = { report: id, desk: 'staff' };
      await record(trx, { type: 'report.escalated', at, subject, community, data });
      return true;
    });
    if (escalated) moved += 1;
  }
  await deleteOldReports(deps.db, later(at, -reportKept));
  return moved;
}
