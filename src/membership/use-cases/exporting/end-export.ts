// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import type { MemberExportId } from '../../../kernel/ids.js';
import { finishExport } from '../../store/exporting/exports.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/**
 * Accounts for an export: who, of which community, and how many it named. Once; false when that is done.
 * @param end.lines undefined where nobody knows
 */
export async function endExport(
  deps: { readonly db: Db; readonly now: Clock },
  id: MemberExportId,
  { lines, complete }: { readonly lines: number | undefined; readonly complete: boolean },
): Promise<boolean> {
  return transact(deps.db, async (trx) => {
    const at = deps.now();
    const ended = await finishExport(trx, id, { at, lines, complete });
    if (!ended) return false;
    const { by: actor, communityId: community } = ended;
    const data = { export: id, lines: lines ?? null, complete };
    await record(trx, { type: 'members.exported', at, actor, community, data });
    return true;
  });
}
