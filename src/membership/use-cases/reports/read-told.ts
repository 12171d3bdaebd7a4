// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { CommunityId, MemberId, ReportId } from '../../../kernel/ids.js';
import { eligible, rolesAt } from '../../domain/reports/desk.js';
import { promisedBy } from '../../domain/reports/report.js';
import { findListedReport, type ListedReport } from '../../store/reports/report-lists.js';
import { findReport } from '../../store/reports/reports.js';
import { listHandlers } from '../../store/reports/targets.js';

/** What the mails about a report say of it. */
export async function toldReport(
  db: Db,
  id: ReportId,
  locale: 'it' | 'en',
): Promise<(ListedReport & { readonly promisedBy: Date }) | undefined> {
  const report = await findListedReport(db, id, locale);
  return report && { ...report, promisedBy: promisedBy(report) };
}

/** Who is told that a report waits at a desk of the community: those who may decide it. */
export async function listReportHandlers(
  db: Db | Trx,
  community: CommunityId,
  id: ReportId,
): Promise<readonly MemberId[]> {
  const report = await findReport(db, id);
  if (!report || report.desk === 'staff') return [];
  const handlers = await listHandlers(db, community, rolesAt(report.desk));
  const not = [report.memberId, report.reporterId];
  return eligible(handlers, { rank: report.rank, not }).map(({ memberId }) => memberId);
}
