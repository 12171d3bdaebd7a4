// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { ReportId } from '../../../kernel/ids.js';
import { mayObject } from '../../domain/reports/report.js';
import { lockReport, setObjection } from '../../store/reports/reports.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { demandWords } from './words.js';

/**
 * The person whose card was hidden, or who is to correct something, asks the regional staff to look again; once.
 * Against a measure there is the appeal.
 * @throws PiazzaError `report.words_missing`, `report.not_found`, `report.no_objection`
 */
export async function objectToDecision(
  deps: { readonly db: Db; readonly now: Clock },
  { actor, reportId, ...input }: { actor: Actor; reportId: ReportId; objection: string },
): Promise<void> {
  const objection = demandWords(input.objection);
  await transact(deps.db, async (trx) => {
    const report = await lockReport(trx, reportId);
    if (!report || report.status !== 'decided' || report.memberId !== actor.memberId) {
      throw new PiazzaError('report.not_found', { reportId });
    }
    if (!mayObject(report)) throw new PiazzaError('report.no_objection', { reportId });
    const at = deps.now();
    await setObjection(trx, reportId, { objection, at });
    const about = { at, actor: actor.memberId, subject: actor.memberId };
    const { communityId: community } = report;
    await record(trx, { ...about, type: 'report.objected', community, data: { report: reportId } });
  });
}
