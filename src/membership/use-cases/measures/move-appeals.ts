// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import { moveOpenAppeals } from '../../store/measures/appeals.js';
import { record } from '../record.js';

/**
 * What one profile asks to be looked at again is asked by the other from now on: they write in it, are told of it, and
 * never judge it. By the undoing of a merge go back those that came with it, and those about what is the other's.
 * @returns which
 */
export async function moveAppeals(
  trx: Trx,
  from: MemberId,
  { to, at, moved }: { to: MemberId; at: Date; moved?: readonly string[] },
): Promise<string[]> {
  const appeals = await moveOpenAppeals(trx, { from, to, moved });
  for (const { id, measureId, communityId } of appeals) {
    const about = { at, actor: to, subject: to, community: communityId };
    const data = { appeal: id, measure: measureId, from };
    await record(trx, { ...about, type: 'appeal.moved', data });
  }
  return appeals.map(({ id }) => id);
}
