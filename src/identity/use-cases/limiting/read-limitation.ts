// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import { findLimitations } from '../../store/limitations.js';

/** Since when and why what is done with a member's data is limited, in the words written for them. */
export async function readLimitation(
  { db }: { readonly db: Db },
  memberId: MemberId,
): Promise<{ readonly at: Date; readonly reason: string } | undefined> {
  const inForce = (await findLimitations(db, memberId)).find(({ lifted }) => !lifted);
  return inForce && { at: inForce.at, reason: inForce.reason };
}
