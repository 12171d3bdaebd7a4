// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import { blankReports, endReportsAbout } from '../../store/reports/report-clock.js';
import { recordAll } from '../record.js';

/** What is open about somebody who is erased ends; what they wrote, and what was written of them, is blanked. */
export async function endReports(trx: Trx, memberId: MemberId, at: Date): Promise<void> {
  const ended = await endReportsAbout(trx, memberId, at);
  await recordAll(
    trx,
    ended.map(({ id, communityId: community }) => ({
      type: 'report.over' as const,
      at,
      actor: memberId,
      subject: memberId,
      community,
      data: { report: id },
    })),
  );
  await blankReports(trx, memberId);
}
