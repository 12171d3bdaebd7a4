// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import { trustId, type MemberId } from '../../kernel/ids.js';

/** Who a member of then is now: the one they were merged into; undefined for one who is gone. */
export async function findSurvivor(
  db: Db | Trx,
  memberId: MemberId,
): Promise<MemberId | undefined> {
  const { rows } = await sql<{ id: string }>`
    with recursive same (id, merged_into, status) as (
      select id, merged_into, status from member_public where id = ${memberId}
      union
      select m.id, m.merged_into, m.status from member_public m join same on m.id = same.merged_into
    )
    select id from same where status in ('active', 'suspended')`.execute(db);
  const [row] = rows;
  return row && trustId(row.id);
}
