// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import { findSuspensions } from '../../store/suspensions.js';

/** Why a member is kept out at the moment, in the words written for them. */
export async function suspensionReason(db: Db, memberId: MemberId): Promise<string | undefined> {
  const [newest] = await findSuspensions(db, memberId);
  return newest?.lifted ? undefined : newest?.reason;
}
