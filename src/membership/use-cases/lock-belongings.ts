// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import type { MemberId } from '../../kernel/ids.js';
import { lockCommunitiesOf } from '../store/belongings.js';

/**
 * The communities of members, in one order, before the members: as whoever joins or serves there takes them.
 * For identity, twice: what came to be theirs before the members were locked is asked for without waiting.
 */
export const lockBelongings = (
  trx: Trx,
  members: readonly MemberId[],
  { waiting } = { waiting: true },
): Promise<boolean> => lockCommunitiesOf(trx, members, { waiting });
