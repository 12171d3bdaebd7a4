// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import { lockPortalsOf, renameController as rename } from '../store/sectors.js';
import { accountForPortal } from './account-for-portal.js';
import { inRegister } from './in-register.js';
import type { StaffDeps } from './staff-deps.js';

/**
 * A body has another name, or became part of another body: all its portals name that one from now on, those that the
 * configuration keeps too, which then has to say the same.
 * @returns how many portals
 * @throws PiazzaError `portal.controller_unknown`
 */
export async function renameController(
  deps: Pick<StaffDeps, 'db' | 'now'>,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<number> {
  return inRegister(deps.db, async (trx) => {
    const portals = await lockPortalsOf(trx, from);
    if (portals.length === 0) throw new PiazzaError('portal.controller_unknown', { field: 'from' });
    if (from === to) return 0;
    await rename(trx, { from, to });
    const change = { action: 'portal.configure', fields: ['controller'] } as const;
    for (const clientId of portals) await accountForPortal(deps, trx, { ...change, clientId });
    return portals.length;
  });
}
