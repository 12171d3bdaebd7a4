// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { MemberId } from '../../kernel/ids.js';
import type { PlatformGrant } from '../domain/staff.js';
import { isAdministrator, lockAdministrators } from '../store/platform-grants.js';

/**
 * Holds all administrators where one of these is among them, before any of their grants is held: of two who go at
 * the same moment, the second sees the first gone.
 */
export async function lockAdministration(trx: Trx, members: readonly MemberId[]): Promise<void> {
  if (await isAdministrator(trx, members)) await lockAdministrators(trx);
}

/**
 * A grant that ends with its holder leaves somebody who administers the platform, as one that is given back does.
 * @throws PiazzaError `staff.last_administrator`
 */
export async function keepAdministered(trx: Trx, ending: PlatformGrant): Promise<void> {
  if (ending.role !== 'platform_admin' || ending.status !== 'active') return;
  const administrators = await lockAdministrators(trx);
  if (administrators.some(({ id }) => id !== ending.id)) return;
  throw new PiazzaError('staff.last_administrator', { grantId: ending.id });
}
