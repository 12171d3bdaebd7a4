// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Selectable } from 'kysely';
import type { Db } from '../../../database/database.js';
import type { CommunityRequestTable } from '../../../database/tables/founding.js';
import type { CommunityRequest, WaitingFor } from '../../domain/founding/community-request.js';
import { toRequest } from './requests.js';

/** A request as the staff's queue shows it. */
export interface QueuedRequest extends CommunityRequest {
  readonly requester: string;
}

/** Where the previous page ended: a moment as PostgreSQL writes it, id of the request. */
export type QueueKey = readonly [moment: string, id: string];

const signed = sql`r.promoters_signed >= r.promoters_needed`;
const those = {
  staff: sql`r.status = 'requested' and ${signed}`,
  requester: sql`r.status = 'needs_info' and ${signed}`,
  promoters: sql`r.status in ('requested', 'needs_info') and r.promoters_signed < r.promoters_needed`,
} as const;
/** The oldest first; of those that gather signatures, the one that lapses soonest. */
const order = {
  staff: sql.ref('r.created_at'),
  requester: sql.ref('r.created_at'),
  promoters: sql.ref('r.gather_until'),
} as const;

/** One page of the open requests that wait for somebody. */
export async function listOpenRequests(
  db: Db,
  query: { readonly of: WaitingFor; readonly after?: QueueKey | undefined; readonly limit: number },
): Promise<readonly { readonly request: QueuedRequest; readonly key: QueueKey }[]> {
  const { of, after, limit } = query;
  const moment = order[of];
  const { rows } = await sql<
    Selectable<CommunityRequestTable> & { display_name: string; key: [string, string] }
  >`
    select r.*, m.display_name, array[${moment}::text, r.id::text] as key
    from community_request r join member_public m on m.id = r.requested_by
    where ${those[of]}
      and ${after ? sql`(${moment}, r.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by ${moment}, r.id limit ${limit}`.execute(db);
  return rows.map(({ key, ...row }) => ({
    request: { ...toRequest(row), requester: row.display_name },
    key,
  }));
}
