// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import { trustId, type CommunityId, type JoinRequestId, type MemberId } from '../../kernel/ids.js';
import type { Application, Inquiry, JoinRequest } from '../domain/join-request.js';
import { goesOn } from './lifecycle/standstill.js';
import { toJoinRequest } from './join-requests.js';

/** Puts a question to the person; undefined when the request does not wait for the managers. */
export async function askAbout(
  trx: Trx,
  id: JoinRequestId,
  { question, askedAt, askedBy }: Inquiry,
): Promise<JoinRequest | undefined> {
  const row = await trx
    .updateTable('join_request')
    .set({ status: 'needs_info', question, asked_at: askedAt, asked_by: askedBy, reply: null })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .returningAll()
    .executeTakeFirst();
  return row && toJoinRequest(row);
}

/** The open request of a pair, kept still. */
export async function lockOpenRequest(
  trx: Trx,
  pair: { communityId: CommunityId; memberId: MemberId },
): Promise<JoinRequest | undefined> {
  const row = await openRequest(trx, pair).forUpdate().executeTakeFirst();
  return row && toJoinRequest(row);
}

export async function findOpenRequest(
  db: Db | Trx,
  pair: { communityId: CommunityId; memberId: MemberId },
): Promise<JoinRequest | undefined> {
  const row = await openRequest(db, pair).executeTakeFirst();
  return row && toJoinRequest(row);
}

const openRequest = (db: Db | Trx, pair: { communityId: CommunityId; memberId: MemberId }) =>
  db
    .selectFrom('join_request')
    .selectAll()
    .where('community_id', '=', pair.communityId)
    .where('member_id', '=', pair.memberId)
    .where('status', 'in', ['pending', 'needs_info']);

/** Hands a request to the managers again; their time goes on where it stood still. */
export async function handBack(
  trx: Trx,
  id: JoinRequestId,
  again: {
    readonly reply: string;
    readonly message: string;
    readonly application: Application | undefined;
    readonly expectedBy: Date;
  },
): Promise<void> {
  await trx
    .updateTable('join_request')
    .set({
      status: 'pending',
      reply: again.reply,
      message: again.message,
      form_version_id: again.application?.form ?? null,
      answers: again.application ? JSON.stringify(again.application.answers) : null,
      expected_by: again.expectedBy,
      escalated_at: null,
    })
    .where('id', '=', id)
    .execute();
}

const moving = goesOn(sql`join_request.community_id`);

/** What is due at a moment, some at a time: why, and which. */
export interface DueRequest {
  readonly id: JoinRequestId;
  readonly due: 'escalate' | 'unanswered' | 'unreplied';
}

/** Nothing is, in a community that stands still. */
export async function listDueRequests(
  db: Db,
  limits: { readonly at: Date; readonly escalatedBefore: Date; readonly askedBefore: Date },
): Promise<readonly DueRequest[]> {
  const { rows } = await sql<{ id: string; due: DueRequest['due'] }>`
    (select id, 'escalate' as due from join_request
      where status = 'pending' and expected_by <= ${limits.at} and escalated_at is null and ${moving}
      order by expected_by limit 100)
    union all (select id, 'unanswered' from join_request
      where status = 'pending' and expected_by <= ${limits.at} and escalated_at <= ${limits.escalatedBefore}
        and ${moving}
      order by expected_by limit 100)
    union all (select id, 'unreplied' from join_request
      where status = 'needs_info' and asked_at <= ${limits.askedBefore} and ${moving}
      order by asked_at limit 100)`.execute(db);
  return rows.map(({ id, due }) => ({ id: trustId(id), due }));
}

/** Undefined when somebody did something meanwhile, or another node was faster. */
export async function escalate(
  trx: Trx,
  id: JoinRequestId,
  at: Date,
): Promise<JoinRequest | undefined> {
  const row = await trx
    .updateTable('join_request')
    .set({ escalated_at: at })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .where('escalated_at', 'is', null)
    .where('expected_by', '<=', at)
    .where(moving)
    .returningAll()
    .executeTakeFirst();
  return row && toJoinRequest(row);
}

/** The same for a request that ends because nobody did anything. */
export async function lapse(
  trx: Trx,
  id: JoinRequestId,
  still: { readonly status: 'pending' | 'needs_info'; readonly since: Date },
): Promise<JoinRequest | undefined> {
  const row = await trx
    .updateTable('join_request')
    .set({ status: 'lapsed' })
    .where('id', '=', id)
    .where('status', '=', still.status)
    .where(still.status === 'pending' ? 'escalated_at' : 'asked_at', '<=', still.since)
    .where(moving)
    .returningAll()
    .executeTakeFirst();
  return row && toJoinRequest(row);
}
