// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit } from '../../../audit/append.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { ClientId, LogoutDeliveryId } from '../../../kernel/ids.js';
import { requeueLogout } from '../../store/logouts/deliveries.js';
import { demandKeeper, type By, type StaffDeps } from '../staff-deps.js';

/**
 * Tells a portal of the end of a session once more, at once and from the first attempt on, whatever became of it.
 * @throws PiazzaError `right.missing`, `logout.not_found`, `logout.waiting` where the same end waits already
 */
export async function retryLogout(
  deps: Pick<StaffDeps, 'db' | 'now' | 'demandKeeper'>,
  { actor, clientId, logoutId }: By & { clientId: ClientId; logoutId: LogoutDeliveryId },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await demandKeeper(deps, trx, { actor });
    const at = deps.now();
    const found = await requeueLogout(trx, { clientId, logoutId, at });
    if (!found) throw new PiazzaError('logout.not_found');
    const data = { clientId, logout: logoutId };
    await appendAudit(trx, { action: 'logout.retry', at, actor: actor?.memberId, data });
  });
}
