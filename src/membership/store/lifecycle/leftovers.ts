// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import {
  trustId,
  type CommunityId,
  type InvitationId,
  type MemberId,
} from '../../../kernel/ids.js';

/** Something open that belongs to an archived community. */
export type Leftover =
  | {
      readonly kind: 'stint' | 'request';
      readonly communityId: CommunityId;
      readonly memberId: MemberId;
    }
  | {
      readonly kind: 'invitation';
      readonly communityId: CommunityId;
      readonly invitationId: InvitationId;
    };

export async function listLeftovers(db: Db, limit: number): Promise<readonly Leftover[]> {
  const { rows } = await sql<{ kind: Leftover['kind']; community_id: string; id: string }>`
    select 'stint' as kind, s.community_id, s.member_id as id
      from community c join stint s on s.community_id = c.id
      where c.status = 'archived' and s.ended_at is null
    union all
    select 'request', r.community_id, r.member_id
      from community c join join_request r on r.community_id = c.id
      where c.status = 'archived' and r.status in ('pending', 'needs_info')
    union all
    select 'invitation', i.community_id, i.id
      from community c join invitation i on i.community_id = c.id
      where c.status = 'archived' and i.status = 'pending'
    limit ${limit}`.execute(db);
  return rows.map(({ kind, community_id: id, id: other }) =>
    kind === 'invitation'
      ? { kind, communityId: trustId(id), invitationId: trustId(other) }
      : { kind, communityId: trustId(id), memberId: trustId(other) },
  );
}
