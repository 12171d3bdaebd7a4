// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { ClientId, MemberId } from '../../../kernel/ids.js';

/** A request that a portal named, for one member. */
export interface NamedRequest {
  readonly clientId: ClientId;
  readonly memberId: MemberId;
  readonly keyHash: Buffer;
  /** Of what was asked, so that a name is not used for two things. */
  readonly requestHash: Buffer;
}

export interface KeptAnswer {
  readonly requestHash: Buffer;
  readonly status: number;
  readonly body: unknown;
}

/**
 * Takes a name for this transaction; false when it is taken. While another transaction holds it, this waits
 * for its end. A name is free again after `freeFrom`.
 */
export async function takeName(
  trx: Trx,
  { clientId, memberId, keyHash, requestHash }: NamedRequest,
  { at, freeFrom }: { readonly at: Date; readonly freeFrom: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into api_answer (client_id, member_id, key_hash, request_hash, created_at)
    values (${clientId}, ${memberId}, ${keyHash}, ${requestHash}, ${at})
    on conflict (client_id, member_id, key_hash) do update
      set request_hash = excluded.request_hash, created_at = excluded.created_at, status = null, body = null
      where api_answer.created_at <= ${freeFrom}
    returning 1`.execute(trx);
  return rows.length > 0;
}

export async function findAnswer(
  trx: Trx,
  { clientId, memberId, keyHash }: NamedRequest,
): Promise<KeptAnswer | undefined> {
  const row = await trx
    .selectFrom('api_answer')
    .select(['request_hash', 'status', 'body'])
    .where('client_id', '=', clientId)
    .where('member_id', '=', memberId)
    .where('key_hash', '=', keyHash)
    .executeTakeFirst();
  if (!row || row.status === null) return undefined;
  return { requestHash: row.request_hash, status: row.status, body: row.body ?? undefined };
}

export async function keepAnswer(
  trx: Trx,
  { clientId, memberId, keyHash }: NamedRequest,
  { status, body }: Pick<KeptAnswer, 'status' | 'body'>,
): Promise<void> {
  await trx
    .updateTable('api_answer')
    .set({ status, body: body === undefined ? null : JSON.stringify(body) })
    .where('client_id', '=', clientId)
    .where('member_id', '=', memberId)
    .where('key_hash', '=', keyHash)
    .execute();
}

export async function deleteAnswersOf(trx: Trx, memberId: MemberId): Promise<void> {
  await trx.deleteFrom('api_answer').where('member_id', '=', memberId).execute();
}

/** Some at a time. @returns how many */
export async function deleteOldAnswers(db: Db, before: Date, batch: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from api_answer where ctid = any (array(
      select ctid from api_answer where created_at <= ${before} limit ${batch}))`.execute(db);
  return Number(numAffectedRows);
}
