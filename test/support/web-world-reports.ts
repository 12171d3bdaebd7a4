// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { aStint, type aCommunity } from './builders/membership.js';
import type { WebWorld } from './web-world.js';
import { anObjection, aReportedCard } from './builders/reports.js';

/** Reports that wait, of and about nobody who looks. */
export async function someReports(db: Db, community: Awaited<ReturnType<typeof aCommunity>>) {
  const report = await aReportedCard(db, { community });
  const further = await aReportedCard(db, { community, reasonCode: 'offence' });
  const objection = await anObjection(db, community);
  const { id: reportable } = await aStint(db, { community });
  return {
    report: report.reportId,
    furtherReport: further.reportId,
    objection: objection.reportId,
    reportable,
  };
}

/** The pages of lists that are taken along and of reports, each with somebody who has something to see there. */
export function dutyPaths({ open, ids }: WebWorld) {
  const here = `/c/${open.slug}`;
  return [
    ['manager', `${here}/manage/export`],
    ['member', `${here}/members/${ids.reportable}/report`],
    ['manager', `${here}/manage/history`],
    ['member', '/me/reports'],
    ['manager', `${here}/manage/reports`],
    ['manager', `/reports/${ids.report}`],
    ['staff', '/staff/reports'],
    ['staff', `/reports/${ids.objection}`],
  ] as const;
}
