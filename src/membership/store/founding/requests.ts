// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { CommunityRequestTable } from '../../../database/tables/founding.js';
import {
  trustId,
  type CommunityId,
  type CommunityRequestId,
  type MemberId,
} from '../../../kernel/ids.js';
import type {
  CommunityRequest,
  CommunityRequestStatus,
} from '../../domain/founding/community-request.js';

const open = ['requested', 'needs_info'] as const;

/** Violates `community_request_open_key` for a second one that is open. */
export async function insertCommunityRequest(trx: Trx, request: CommunityRequest): Promise<void> {
  await trx
    .insertInto('community_request')
    .values({
      id: request.id,
      requested_by: request.requestedBy,
      status: request.status,
      name: request.name,
      purpose: request.purpose,
      for_whom: request.forWhom,
      presentation: request.presentation,
      managers: request.managers,
      audience: request.audience,
      topics: [...request.topics],
      province: request.province ?? null,
      promoters_needed: request.promotersNeeded,
      created_at: request.createdAt,
      gather_until: request.gatherUntil,
    })
    .execute();
}

export async function findCommunityRequest(
  db: Db | Trx,
  id: CommunityRequestId,
): Promise<CommunityRequest | undefined> {
  const row = await select(db).where('id', '=', id).executeTakeFirst();
  return row && toRequest(row);
}

/** Taken before any promoter's row, so that no two acts wait for each other. */
export async function lockCommunityRequest(
  trx: Trx,
  id: CommunityRequestId,
): Promise<CommunityRequest | undefined> {
  const row = await select(trx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  return row && toRequest(row);
}

export async function lockOpenRequestOf(
  trx: Trx,
  memberId: MemberId,
): Promise<CommunityRequest | undefined> {
  const row = await select(trx)
    .where('requested_by', '=', memberId)
    .where('status', 'in', open)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row && toRequest(row);
}

export async function setRequestStatus(
  trx: Trx,
  id: CommunityRequestId,
  status: CommunityRequestStatus,
): Promise<void> {
  await trx.updateTable('community_request').set({ status }).where('id', '=', id).execute();
}

export async function setGatherUntil(
  trx: Trx,
  { id, gatherUntil }: Pick<CommunityRequest, 'id' | 'gatherUntil'>,
): Promise<void> {
  await trx
    .updateTable('community_request')
    .set({ gather_until: gatherUntil })
    .where('id', '=', id)
    .execute();
}

/** Violates `community_request_not_by_self`, `community_request_reason`, `community_request_promoters`. */
export async function decideCommunityRequest(
  trx: Trx,
  id: CommunityRequestId,
  decided: {
    readonly status: 'refused' | 'approved';
    readonly by: MemberId;
    readonly at: Date;
    readonly reason?: string | undefined;
    readonly communityId?: CommunityId | undefined;
  },
): Promise<void> {
  await trx
    .updateTable('community_request')
    .set({
      status: decided.status,
      decided_by: decided.by,
      decided_at: decided.at,
      reason: decided.reason ?? null,
      community_id: decided.communityId ?? null,
    })
    .where('id', '=', id)
    .execute();
}

/** Hands an open request to the member that another was merged into. */
export async function moveCommunityRequest(
  trx: Trx,
  id: CommunityRequestId,
  to: MemberId,
): Promise<void> {
  await trx
    .updateTable('community_request')
    .set({ requested_by: to })
    .where('id', '=', id)
    .execute();
}

export async function listRequestsOf(
  db: Db,
  memberId: MemberId,
): Promise<readonly CommunityRequest[]> {
  const rows = await select(db)
    .where('requested_by', '=', memberId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toRequest);
}

const select = (db: Db | Trx) => db.selectFrom('community_request').selectAll();

export function toRequest(row: Selectable<CommunityRequestTable>): CommunityRequest {
  return {
    id: trustId(row.id),
    requestedBy: trustId(row.requested_by),
    status: row.status,
    name: row.name,
    purpose: row.purpose,
    forWhom: row.for_whom,
    presentation: row.presentation,
    managers: row.managers,
    audience: row.audience,
    topics: row.topics,
    province: row.province ?? undefined,
    promotersNeeded: row.promoters_needed,
    promotersSigned: row.promoters_signed,
    gatherUntil: row.gather_until,
    communityId: row.community_id === null ? undefined : trustId(row.community_id),
    createdAt: row.created_at,
    decidedAt: row.decided_at ?? undefined,
    reason: row.reason ?? undefined,
  };
}
