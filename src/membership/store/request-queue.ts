// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../database/database.js';
import { trustId, type CommunityId, type JoinRequestId, type MemberId } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import type { Answers } from '../domain/form/answers.js';
import type { Application } from '../domain/join-request.js';

/** A request that waits for a decision, with what the managers need to decide and nothing more. */
export interface WaitingRequest {
  readonly id: JoinRequestId;
  readonly memberId: MemberId;
  readonly displayName: string;
  readonly message: string;
  readonly level: Level;
  readonly createdAt: Date;
  readonly application: Application | undefined;
}

export type QueueKey = readonly [createdAt: string, id: string];

interface QueueRow {
  readonly id: string;
  readonly member_id: string;
  readonly display_name: string;
  readonly message: string;
  readonly level: Level;
  readonly created_at: Date;
  readonly form_version_id: string | null;
  readonly answers: Answers | null;
  readonly key: [string, string];
}

/** One page of the requests of a community that wait, oldest first. */
export async function listWaitingRequests(
  db: Db,
  communityId: CommunityId,
  page: { after?: QueueKey | undefined; limit: number },
): Promise<readonly { request: WaitingRequest; key: QueueKey }[]> {
  const { after } = page;
  const { rows } = await sql<QueueRow>`
    select r.id, r.member_id, m.display_name, r.message, r.level, r.created_at, r.form_version_id, r.answers,
      array[r.created_at::text, r.id::text] as key
    from join_request r join member_public m on m.id = r.member_id
    where r.community_id = ${communityId} and r.status = 'pending'
      and ${after ? sql`(r.created_at, r.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by r.created_at, r.id limit ${page.limit}`.execute(db);
  return rows.map((row) => ({
    key: row.key,
    request: {
      id: trustId(row.id),
      memberId: trustId(row.member_id),
      displayName: row.display_name,
      message: row.message,
      level: row.level,
      createdAt: row.created_at,
      application:
        row.form_version_id && row.answers
          ? { form: trustId(row.form_version_id), answers: row.answers }
          : undefined,
    },
  }));
}
