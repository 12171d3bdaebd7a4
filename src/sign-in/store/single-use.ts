// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import { preparedOn } from '../../database/prepared.js';
import type { AttemptId } from '../../kernel/ids.js';
import { hashToken } from '../../kernel/tokens.js';

/** Ids of a reply that may be accepted once only, each until it expires by itself. */
export interface OnceId {
  readonly id: string;
  readonly until: Date;
}

/**
 * Uses up an attempt, by one conditional update: of two nodes holding the same reply one gets true.
 */
export async function consumeAttempt(db: Db, id: AttemptId, now: Date): Promise<boolean> {
  const result = await db
    .updateTable('attempt')
    .set({ consumed_at: now })
    .where('id', '=', id)
    .where('consumed_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Takes the ids of a reply for good; false when one of them was taken before, on whatever attempt. */
export async function takeOnceIds(
  db: Db,
  instance: string,
  ids: readonly OnceId[],
): Promise<boolean> {
  if (ids.length === 0) return true;
  const result = await db
    .insertInto('attempt_once')
    .values(ids.map(({ id, until }) => ({ instance, once_hash: hashToken(id), until })))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === BigInt(ids.length);
}

/** Both at once, in one statement: the attempt is used up even when an id was taken before. */
export async function consumeWithOnceIds(
  db: Db,
  attempt: { readonly id: AttemptId; readonly instance: string; readonly now: Date },
  ids: readonly OnceId[],
): Promise<boolean> {
  if (ids.length === 0) return consumeAttempt(db, attempt.id, attempt.now);
  const [counts] = await preparedOn(db)<{ consumed: number; taken: number }>(
    'attempt_consume',
    consume,
    [
      attempt.now,
      attempt.id,
      attempt.instance,
      ids.map(({ id }) => hashToken(id)),
      ids.map(({ until }) => until),
    ],
  );
  return counts?.consumed === 1 && counts.taken === ids.length;
}

const consume = `
  with consumed as (
    update attempt set consumed_at = $1 where id = $2 and consumed_at is null returning id
  ), taken as (
    insert into attempt_once (instance, once_hash, until)
    select $3, ids.hash, ids.until
    from consumed, unnest($4::bytea[], $5::timestamptz[]) as ids (hash, until)
    on conflict do nothing returning 1
  )
  select (select count(*) from consumed) as consumed, (select count(*) from taken) as taken`;
