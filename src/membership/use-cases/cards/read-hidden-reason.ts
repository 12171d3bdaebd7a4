// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { CommunityId, MemberId } from '../../../kernel/ids.js';
import { findCardOf } from '../../store/cards/cards.js';

/** Why somebody's card is hidden, for the mail that tells them; undefined when it is not. */
export const hiddenReason = async (
  db: Db,
  memberId: MemberId,
  communityId: CommunityId,
): Promise<string | undefined> => (await findCardOf(db, { memberId, communityId }))?.hidden?.reason;
