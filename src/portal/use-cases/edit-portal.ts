// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Difference } from '../../kernel/differences.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { ClientId } from '../../kernel/ids.js';
import { portalDifferences, stateTag, type PortalState } from '../domain/portal-state.js';
import { readPortalStates } from '../store/portal-states.js';
import { lockPortal } from '../store/portals.js';
import { accountForPortal } from './account-for-portal.js';
import { demandSound } from './demand-sound.js';
import { demandKeeper, refuseFixed, type By, type StaffDeps } from './staff-deps.js';
import { rewritePortal } from './write-portal.js';

interface Edit extends By {
  readonly clientId: ClientId;
  /** What the portal was when it was looked at; absent where nobody looked at it before. */
  readonly tag?: string | undefined;
  /** What is to be; everything else stays. */
  readonly said: Partial<PortalState>;
}

/**
 * Changes what the register says of a portal, whole or not at all; nothing happens where all of it stands already.
 * @returns what is another now, field by field
 * @throws PiazzaError `right.missing`, `portal.unknown`, `portal.kept_by_service`, `portal.changed_meanwhile`, and what
 *   `demandSound` throws
 */
export async function editPortal(
  deps: StaffDeps,
  { actor, clientId, tag, said }: Edit,
): Promise<readonly Difference[]> {
  return deps.db.transaction().execute(async (trx) => {
    await demandKeeper(deps, trx, { actor });
    refuseFixed(deps, clientId);
    const kept = await lockPortal(trx, clientId);
    const [there] = await readPortalStates(trx, [clientId]);
    if (!kept || !there) throw new PiazzaError('portal.unknown', { clientId });
    if (tag !== undefined && tag !== stateTag(there.state))
      throw new PiazzaError('portal.changed_meanwhile', { clientId });
    const target = { ...there.state, ...said };
    const changes = portalDifferences(there.state, target);
    if (changes.length === 0) return changes;
    await demandSound(trx, deps.ground, { ...target, hasSecret: Boolean(kept.sealedSecret) });
    await rewritePortal(trx, kept, target);
    const action = 'portal.configure';
    const fields = changes.map(({ field }) => field);
    await accountForPortal(deps, trx, { action, clientId, actor: actor?.memberId, fields });
    return changes;
  });
}
