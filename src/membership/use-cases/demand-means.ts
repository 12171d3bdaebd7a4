// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { MemberId } from '../../kernel/ids.js';
import { reaches, type Level } from '../../kernel/level.js';
import { lockBestLevel } from '../store/means.js';
import type {} from '../errors.js';

/**
 * A role begins only for somebody who can sign in as strongly as it demands, at this very moment: what a session
 * or a proposal proved may have been severed since.
 * @throws PiazzaError `role.means_too_weak { minimum }`
 */
export async function demandMeans(trx: Trx, memberId: MemberId, minimum: Level): Promise<void> {
  const level = await lockBestLevel(trx, memberId);
  if (!reaches(level, minimum)) throw new PiazzaError('role.means_too_weak', { minimum, level });
}
