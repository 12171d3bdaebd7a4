// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { hour, later, systemClock as now } from '../../src/kernel/clock.js';
import { newId, type MemberExportId } from '../../src/kernel/ids.js';
import { closeBrokenExports } from '../../src/membership/use-cases/exporting/close-broken-exports.js';
import { insertExport } from '../../src/membership/store/exporting/exports.js';
import { aCommunity, actorOf } from './builders/membership.js';
import { exported } from './exported.js';

/** Lists taken along: each prepares what it needs and returns the act to be watched. */
export function exportingActs(
  db: Db,
): Readonly<Record<string, () => Promise<() => Promise<unknown>>>> {
  const deps = { db, now };
  return {
    'exporting/export-members': async () => {
      const { slug, managerId } = await aCommunity(db);
      return () => exported(db, actorOf(managerId), slug);
    },
    'exporting/close-broken-exports': async () => {
      const { id: communityId, managerId: by } = await aCommunity(db);
      const begun = {
        id: newId<MemberExportId>(),
        communityId,
        by,
        at: later(now(), -3 * hour),
      } as const;
      await db.transaction().execute((trx) => insertExport(trx, begun));
      return () => closeBrokenExports(deps);
    },
  };
}
