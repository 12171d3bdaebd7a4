// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import {
  newId,
  trustId,
  type AppealId,
  type DisputeId,
  type MemberId,
} from '../../../kernel/ids.js';

/** What people write to each other in a case before the regional staff: each kind in a table of its own. */
export type Case =
  | { readonly kind: 'appeal'; readonly id: AppealId }
  | { readonly kind: 'dispute'; readonly id: DisputeId };

export interface CaseMessage {
  readonly author: MemberId;
  readonly body: string;
  readonly writtenAt: Date;
}

export async function insertMessage(
  trx: Trx,
  { kind, id }: Case,
  { author, body, at }: { author: MemberId; body: string; at: Date },
): Promise<void> {
  await sql`
    insert into ${sql.table(`${kind}_message`)} (id, ${sql.ref(`${kind}_id`)}, author, body, written_at)
    values (${newId(at.getTime())}, ${id}, ${author}, ${body}, ${at})`.execute(trx);
}

/** Every one, in the order in which they were written: what was said last is not left out. */
export async function listMessages(
  db: Db | Trx,
  { kind, id }: Case,
): Promise<readonly CaseMessage[]> {
  const { rows } = await sql<{ author: string; body: string; written_at: Date }>`
    select author, body, written_at from ${sql.table(`${kind}_message`)}
    where ${sql.ref(`${kind}_id`)} = ${id} order by written_at, id`.execute(db);
  return rows.map((row) => ({
    author: trustId(row.author),
    body: row.body,
    writtenAt: row.written_at,
  }));
}
