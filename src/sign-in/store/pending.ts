// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { SealedBox } from '../../kernel/sealed-box.js';
import { hashToken } from '../../kernel/tokens.js';

const purpose = (id: string): string => `pending.answer:${id}`;

export interface PendingRow {
  readonly id: string;
  readonly browser: string;
  readonly expiresAt: Date;
  readonly content: string;
}

/** Keeps a verified profile sealed until the person answers the question it raised. */
export async function insertPending(db: Db, box: SealedBox, pending: PendingRow): Promise<void> {
  await db
    .insertInto('pending_answer')
    .values({
      id: pending.id,
      browser_hash: hashToken(pending.browser),
      profile: box.seal(purpose(pending.id), Buffer.from(pending.content, 'utf8')),
      expires_at: pending.expiresAt,
    })
    .execute();
}

interface PendingQuestion {
  readonly id: string;
  readonly browser: string;
  readonly now: Date;
}

/** The content of an unanswered, unexpired question of this browser. */
export async function findPending(
  db: Db,
  box: SealedBox,
  { id, browser, now }: PendingQuestion,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('pending_answer')
    .select('profile')
    .where('id', '=', id)
    .where('browser_hash', '=', hashToken(browser))
    .where('expires_at', '>', now)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  return row && box.open(purpose(id), row.profile).toString('utf8');
}

/** Uses a question up: of two answers to it one gets true. */
export async function markAnswered(db: Db, id: string, now: Date): Promise<boolean> {
  const result = await db
    .updateTable('pending_answer')
    .set({ answered_at: now })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
