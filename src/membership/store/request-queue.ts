// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import { trustId, type CommunityId, type JoinRequestId, type MemberId } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import type { Answers } from '../domain/form/answers.js';
import type { Application } from '../domain/join-request.js';

/** A request that waits for a decision, with what the managers need to decide and nothing more. */
export interface WaitingRequest {
  readonly id: JoinRequestId;
  readonly memberId: MemberId;
  readonly displayName: string;
  /** As a national means gave it, which nobody reads but those who decide; undefined when none did. */
  readonly legalName: string | undefined;
  readonly message: string;
  readonly level: Level;
  readonly createdAt: Date;
  readonly application: Application | undefined;
  /** When the answer is due. */
  readonly expectedBy: Date;
  /** Asked and not replied to yet: nothing to decide meanwhile. */
  readonly waitsForReply: boolean;
  /** The last question, and what the person said to it. */
  readonly question: string | undefined;
  readonly reply: string | undefined;
}

export type QueueKey = readonly [createdAt: string, id: string];

interface QueueRow {
  readonly id: string;
  readonly member_id: string;
  readonly display_name: string;
  readonly legal_name: string | null;
  readonly message: string;
  readonly level: Level;
  readonly created_at: Date;
  readonly form_version_id: string | null;
  readonly answers: Answers | null;
  readonly expected_by: Date;
  readonly status: 'pending' | 'needs_info';
  readonly question: string | null;
  readonly reply: string | null;
  readonly key: [string, string];
}

const columns = sql`r.id, r.member_id, m.display_name, n.legal_name, r.message, r.level, r.created_at, r.form_version_id,
  r.answers, r.expected_by, r.status, r.question, r.reply, array[r.created_at::text, r.id::text] as key`;

const waiting = (communityId: CommunityId) => sql`
  from join_request r join member_public m on m.id = r.member_id
    join member_legal_name n on n.id = r.member_id
  where r.community_id = ${communityId} and r.status in ('pending', 'needs_info')`;

/** One page of the requests of a community that wait, oldest first. */
export async function listWaitingRequests(
  db: Db,
  communityId: CommunityId,
  page: { after?: QueueKey | undefined; limit: number },
): Promise<readonly { request: WaitingRequest; key: QueueKey }[]> {
  const { after } = page;
  const { rows } = await sql<QueueRow>`
    select ${columns} ${waiting(communityId)}
      and ${after ? sql`(r.created_at, r.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by r.created_at, r.id limit ${page.limit}`.execute(db);
  return rows.map((row) => ({ key: row.key, request: toWaiting(row) }));
}

/** One of them. */
export async function findWaitingRequest(
  db: Db,
  communityId: CommunityId,
  id: JoinRequestId,
): Promise<WaitingRequest | undefined> {
  const { rows } = await sql<QueueRow>`
    select ${columns} ${waiting(communityId)} and r.id = ${id}`.execute(db);
  return rows[0] && toWaiting(rows[0]);
}

/** The same, and it stays as it is until the end of the transaction. */
export async function lockWaitingRequest(
  trx: Trx,
  communityId: CommunityId,
  id: JoinRequestId,
): Promise<WaitingRequest | undefined> {
  await sql`select from join_request where id = ${id} and community_id = ${communityId} for update`.execute(
    trx,
  );
  return findWaitingRequest(trx, communityId, id);
}

const toWaiting = (row: QueueRow): WaitingRequest => ({
  id: trustId(row.id),
  memberId: trustId(row.member_id),
  displayName: row.display_name,
  legalName: row.legal_name ?? undefined,
  message: row.message,
  level: row.level,
  createdAt: row.created_at,
  expectedBy: row.expected_by,
  waitsForReply: row.status === 'needs_info',
  question: row.question ?? undefined,
  reply: row.reply ?? undefined,
  application:
    row.form_version_id && row.answers
      ? { form: trustId(row.form_version_id), answers: row.answers }
      : undefined,
});
