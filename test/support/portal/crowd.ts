// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../src/database/database.js';
import type { CommunityId } from '../../../src/kernel/ids.js';

/** Many who join a community, a second after each other from a moment on, or all in one millisecond. */
export async function aCrowd(
  db: Db,
  {
    communityId,
    size,
    from,
    apart = '1 second',
  }: { communityId: CommunityId; size: number; from: Date; apart?: '1 second' | '0 seconds' },
): Promise<void> {
  await sql`
    with made as (
      insert into member (id, status, display_name, created_at)
      select gen_random_uuid(), 'active', 'Persona', ${from} from generate_series(1, ${size}) returning id
    ), numbered as (select id, row_number() over () as n from made)
    insert into stint (id, community_id, member_id, status, join_path, level_at_join, provider_at_join, started_at)
    select gen_random_uuid(), ${communityId}, id, 'active', 'open', 'low', 'spid', ${from}::timestamptz + n * ${apart}::interval
    from numbered`.execute(db);
}
