// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { listFollowing, type Followed } from '../../store/following/following.js';

/** What the actor follows: nobody else is ever told. */
export const listFollowed = (
  { db }: { db: Db },
  { actor, locale }: { actor: Actor; locale: 'it' | 'en' },
): Promise<readonly Followed[]> => listFollowing(db, { memberId: actor.memberId, locale });
