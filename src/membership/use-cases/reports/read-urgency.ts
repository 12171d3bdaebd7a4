// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { Report } from '../../domain/reports/report.js';
import { isMinor } from '../../store/people.js';

/** Whether a report does not wait: it is about the young, or one of the two is a minor. */
export async function isUrgent(
  trx: Trx,
  { reasonCode, reporterId, memberId }: Pick<Report, 'reasonCode' | 'reporterId' | 'memberId'>,
): Promise<boolean> {
  if (reasonCode === 'minors' || (await isMinor(trx, reporterId))) return true;
  return memberId !== undefined && (await isMinor(trx, memberId));
}
