// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit } from '../../audit/append.js';
import type { Trx } from '../../database/database.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { ClientId } from '../../kernel/ids.js';
import { lockPortal } from '../store/portals.js';
import { demandKeeper, type By, type StaffDeps } from './staff-deps.js';

type Requeue = (
  trx: Trx,
  of: { readonly clientId: ClientId; readonly at: Date },
) => Promise<number>;

/**
 * Sends again what was given up at one portal, and accounts for it where there was something.
 * @returns how many
 * @throws PiazzaError `right.missing`, `portal.unknown`
 */
export function replayFailedAt(
  deps: StaffDeps,
  { actor, clientId }: By & { readonly clientId: ClientId },
  { action, requeue }: { readonly action: string; readonly requeue: Requeue },
): Promise<number> {
  return deps.db.transaction().execute(async (trx) => {
    await demandKeeper(deps, trx, { actor });
    if (!(await lockPortal(trx, clientId))) throw new PiazzaError('portal.unknown', { clientId });
    const at = deps.now();
    const count = await requeue(trx, { clientId, at });
    const data = { clientId, count };
    if (count > 0) await appendAudit(trx, { action, at, actor: actor?.memberId, data });
    return count;
  });
}
