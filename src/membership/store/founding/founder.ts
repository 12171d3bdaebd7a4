// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import { higher, type Level } from '../../../kernel/level.js';

/** What a member who asks for a community brings for managing it. */
export interface Founder {
  /** The highest that their ways in reach. */
  readonly level: Level;
  /** Neither suspended nor kept out everywhere. */
  readonly inGoodStanding: boolean;
}

/** As it is now: what counts is read again, and locked, when the request is approved. */
export async function readFounder(db: Db, memberId: MemberId): Promise<Founder> {
  const { rows } = await sql<{ levels: Level[]; in_good_standing: boolean }>`
    select array(select level from member_means where member_id = ${memberId}) as levels,
      exists (select from member_public where id = ${memberId} and status = 'active')
        and not banned_everywhere(${memberId}) as in_good_standing`.execute(db);
  const [row] = rows;
  return {
    level: (row?.levels ?? []).reduce(higher, 'none'),
    inGoodStanding: row?.in_good_standing ?? false,
  };
}
