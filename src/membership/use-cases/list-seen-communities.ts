// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { CommunityId } from '../../kernel/ids.js';
import { listSeenByAnybody, type NamedCommunity } from '../store/listed-communities.js';

export type { NamedCommunity } from '../store/listed-communities.js';

const most = 20;

/** The communities among these of which somebody who has signed in, and belongs to none of them, may know; twenty at most. */
export const listSeenCommunities = (
  { db }: { readonly db: Db },
  asked: { readonly ids: readonly CommunityId[]; readonly locale: 'it' | 'en' },
): Promise<readonly NamedCommunity[]> => listSeenByAnybody(db, { ...asked, limit: most });
