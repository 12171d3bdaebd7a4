// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { MemberId } from '../../kernel/ids.js';
import { exportCards } from '../store/cards/export.js';
import { exportDisputes } from '../store/disputes/export.js';
import { listExportsOf } from '../store/exporting/exports.js';
import { exportReports } from '../store/reports/export.js';
import { exportMembership } from '../store/member-export.js';

/** For identity's export (GDPR, art. 15 and 20). */
export async function exportMember(db: Db, memberId: MemberId): Promise<unknown> {
  const membership = Object(await exportMembership(db, memberId));
  const cards = await exportCards(db, memberId);
  const disputes = await exportDisputes(db, memberId);
  const lists = await listExportsOf(db, memberId, { locale: 'it' });
  const listsTaken = lists.map(({ slug: community, at }) => ({ community, at }));
  const reports = await exportReports(db, memberId);
  return { ...membership, ...cards, ...disputes, ...reports, listsTaken };
}
