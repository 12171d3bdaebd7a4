// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Trx } from '../../../database/database.js';
import {
  trustId,
  type CommunityRequestId,
  type MemberId,
  type PromoterId,
} from '../../../kernel/ids.js';

export interface MovedSignature {
  readonly id: PromoterId;
  readonly requestId: CommunityRequestId;
  readonly requestedBy: MemberId;
  /** Given up: the other member signed already, or is who asked. */
  readonly dropped: boolean;
}

/** Hands the signatures for open requests to the member that another was merged into. */
export async function moveSignatures(
  trx: Trx,
  { from, to, at }: { from: MemberId; to: MemberId; at: Date },
): Promise<readonly MovedSignature[]> {
  const { rows } = await sql<{
    id: string;
    request_id: string;
    requested_by: string;
    dropped: boolean;
  }>`
    with open as (
      select id, requested_by from community_request
      where status in ('requested', 'needs_info')
        and id in (select request_id from community_promoter where member_id = ${from})
      order by id for no key update
    ), mine as (
      select p.id, o.requested_by = ${to} or exists (
        select from community_promoter q where q.request_id = p.request_id and q.member_id = ${to}
      ) as dropped
      from community_promoter p join open o on o.id = p.request_id
      where p.member_id = ${from} and p.status in ('invited', 'signed')
    )
    update community_promoter p set
      member_id = case when m.dropped then null else ${to}::uuid end,
      status = case when m.dropped then 'declined' else p.status end,
      answered_at = case when m.dropped then coalesce(p.answered_at, ${at}) else p.answered_at end
    from mine m where m.id = p.id
    returning p.id, p.request_id, p.requested_by, m.dropped`.execute(trx);
  return rows.map((row) => ({
    id: trustId(row.id),
    requestId: trustId(row.request_id),
    requestedBy: trustId(row.requested_by),
    dropped: row.dropped,
  }));
}

/** Nobody signs their own request, also when they come to be who asked. */
export async function dropSignature(
  trx: Trx,
  { requestId, memberId, at }: { requestId: CommunityRequestId; memberId: MemberId; at: Date },
): Promise<PromoterId | undefined> {
  const row = await trx
    .updateTable('community_promoter')
    .set({ status: 'declined', member_id: null, answered_at: at })
    .where('request_id', '=', requestId)
    .where('member_id', '=', memberId)
    .returning('id')
    .executeTakeFirst();
  return row && trustId<PromoterId>(row.id);
}

/** Whom a member asked to sign, and who has not answered: no link of theirs works any more. */
export async function closeInvited(
  trx: Trx,
  { requestedBy, at }: { requestedBy: MemberId; at: Date },
): Promise<readonly Pick<MovedSignature, 'id' | 'requestId'>[]> {
  const rows = await trx
    .updateTable('community_promoter')
    .set({ status: 'declined', answered_at: at, token_hash: null })
    .where('requested_by', '=', requestedBy)
    .where('status', '=', 'invited')
    .returning(['id', 'request_id'])
    .execute();
  return rows.map((row) => ({ id: trustId(row.id), requestId: trustId(row.request_id) }));
}

/** Blanks what somebody wrote of people when they asked for a community, and the address they answered from. */
export async function blankFounding(trx: Trx, memberId: MemberId): Promise<void> {
  await trx
    .updateTable('community_request')
    .set((e) => ({
      managers: '',
      purpose: '',
      for_whom: '',
      presentation: '',
      reason: e.case().when('reason', 'is', null).then(null).else('-').end(),
    }))
    .where('requested_by', '=', memberId)
    .execute();
  // The name of what came to be is the community's; of what did not, it is what somebody wished for.
  await trx
    .updateTable('community_request')
    .set({ name: '—', topics: [] })
    .where('requested_by', '=', memberId)
    .where('status', '<>', 'approved')
    .execute();
  await trx
    .updateTable('community_request_message')
    .set({ text: '' })
    .where('author_id', '=', memberId)
    .execute();
  await trx
    .updateTable('community_promoter')
    .set({ address: null, address_normalised: null })
    .where('status', '<>', 'invited')
    .where((e) => e.or([e('member_id', '=', memberId), e('requested_by', '=', memberId)]))
    .execute();
}
