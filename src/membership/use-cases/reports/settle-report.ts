// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MeasureId, MemberId } from '../../../kernel/ids.js';
import { settleBehind } from '../../store/reports/reports.js';
import { record } from '../record.js';

/**
 * A removal that was proposed after a report has its second word, or falls: only now whoever reported is told what
 * became of it. Nothing where no report stood behind it.
 */
export async function settleReport(
  trx: Trx,
  measureId: MeasureId,
  settled: {
    readonly outcome: 'removal' | 'none';
    readonly at: Date;
    readonly actor: MemberId | undefined;
  },
): Promise<void> {
  const { outcome, at, actor } = settled;
  const report = await settleBehind(trx, measureId, at);
  if (!report) return;
  const { id, reporterId: reporter, memberId: subject, communityId: community, kind } = report;
  const data = { report: id, reporter, outcome, kind };
  await record(trx, { type: 'report.settled', at, actor, subject, community, data });
}
