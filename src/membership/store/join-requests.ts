// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { JoinRequestTable } from '../../database/tables/membership.js';
import { trustId, type CommunityId, type JoinRequestId, type MemberId } from '../../kernel/ids.js';
import {
  openStatuses,
  type Application,
  type Inquiry,
  type JoinRequest,
} from '../domain/join-request.js';

/** Violates `join_request_open_key` for a second pending one of the same person. */
export async function insertJoinRequest(trx: Trx, request: JoinRequest): Promise<void> {
  await trx
    .insertInto('join_request')
    .values({
      id: request.id,
      community_id: request.communityId,
      member_id: request.memberId,
      status: request.status,
      message: request.message,
      form_version_id: request.application?.form ?? null,
      answers: request.application ? JSON.stringify(request.application.answers) : null,
      invitation_id: request.invitationId ?? null,
      level: request.level,
      provider: request.provider,
      created_at: request.createdAt,
      expected_by: request.expectedBy,
      question: request.inquiry?.question ?? null,
      asked_at: request.inquiry?.askedAt ?? null,
      asked_by: request.inquiry?.askedBy ?? null,
      reply: request.inquiry?.reply ?? null,
    })
    .execute();
}

export async function findJoinRequest(
  db: Db | Trx,
  id: JoinRequestId,
): Promise<JoinRequest | undefined> {
  const row = await db
    .selectFrom('join_request')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toJoinRequest(row);
}

/** Closes the open request of a pair without a decision; undefined when there was none. */
export async function closeOpenRequest(
  trx: Trx,
  pair: { communityId: CommunityId; memberId: MemberId },
  status: 'withdrawn' | 'superseded',
): Promise<JoinRequest | undefined> {
  const row = await trx
    .updateTable('join_request')
    .set({ status })
    .where('community_id', '=', pair.communityId)
    .where('member_id', '=', pair.memberId)
    .where('status', 'in', openStatuses)
    .returningAll()
    .executeTakeFirst();
  return row && toJoinRequest(row);
}

export interface JoinRequestDecision {
  readonly status: 'approved' | 'rejected';
  readonly by: MemberId;
  readonly at: Date;
  readonly reason: string | undefined;
  /** After a refusal: when the person may ask again, where that is not at once. */
  readonly mayReapplyAt?: Date | undefined;
}

/**
 * Decides a request that is still pending; undefined when another decision came first.
 * Violates `join_request_not_by_self`, and `join_request_reason` for a refusal without one.
 */
export async function decidePendingRequest(
  trx: Trx,
  id: JoinRequestId,
  { status, by, at, reason, mayReapplyAt }: JoinRequestDecision,
): Promise<JoinRequest | undefined> {
  const row = await trx
    .updateTable('join_request')
    .set({
      status,
      decided_by: by,
      decided_at: at,
      reason: reason ?? null,
      may_reapply_at: mayReapplyAt ?? null,
    })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .returningAll()
    .executeTakeFirst();
  return row && toJoinRequest(row);
}

export async function listOpenRequestsOf(
  trx: Trx,
  memberId: MemberId,
): Promise<readonly JoinRequest[]> {
  const rows = await trx
    .selectFrom('join_request')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('status', 'in', openStatuses)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toJoinRequest);
}

export function toJoinRequest(row: Selectable<JoinRequestTable>): JoinRequest {
  return {
    id: trustId(row.id),
    communityId: trustId(row.community_id),
    memberId: trustId(row.member_id),
    status: row.status,
    message: row.message,
    application: toApplication(row),
    invitationId: row.invitation_id === null ? undefined : trustId(row.invitation_id),
    level: row.level,
    provider: row.provider,
    createdAt: row.created_at,
    expectedBy: row.expected_by,
    inquiry: toInquiry(row),
  };
}

const toApplication = ({
  form_version_id: form,
  answers,
}: Selectable<JoinRequestTable>): Application | undefined =>
  form === null || answers === null ? undefined : { form: trustId(form), answers };

function toInquiry(row: Selectable<JoinRequestTable>): Inquiry | undefined {
  const { question, asked_at: askedAt, asked_by: askedBy } = row;
  if (question === null || askedAt === null || askedBy === null) return undefined;
  return { question, askedAt, askedBy: trustId(askedBy), reply: row.reply ?? undefined };
}
