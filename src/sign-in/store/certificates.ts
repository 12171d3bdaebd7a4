// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../database/database.js';
import type { AttemptId } from '../../kernel/ids.js';
import type { SealedBox } from '../../kernel/sealed-box.js';
import { hashToken } from '../../kernel/tokens.js';

/** A certificate as it travels: who may take it, and until when. */
export interface KeptCertificate {
  readonly instance: string;
  /** The handle of the attempt, or the other key it is found by. */
  readonly key: string;
  readonly code: string;
  readonly content: Buffer;
  readonly now: Date;
  readonly until: Date;
}

const purpose = (codeHash: Buffer): string => `client_certificate:${codeHash.toString('hex')}`;

/** Keeps a certificate for a pending attempt of this instance; false when there is no such attempt. */
export async function insertCertificate(
  db: Db,
  box: SealedBox,
  { instance, key, code, content, now, until }: KeptCertificate,
): Promise<boolean> {
  const codeHash = hashToken(code);
  const keyHash = hashToken(key);
  const result = await sql`
    insert into client_certificate (code_hash, attempt_id, content, expires_at)
    select ${codeHash}, id, ${box.seal(purpose(codeHash), content)}::bytea, ${until}::timestamptz
      from attempt
     where instance = ${instance} and (handle_hash = ${keyHash} or correlation_hash = ${keyHash})
       and consumed_at is null and expires_at > ${now}`.execute(db);
  return result.numAffectedRows === 1n;
}

interface CodeUse {
  readonly attemptId: AttemptId;
  readonly code: string;
  readonly now: Date;
}

export type Taken =
  | { readonly content: Buffer }
  | { readonly refused: 'unknown' | 'used' | 'expired' };

/** Takes the certificate that a code stands for, once: of two nodes with the same code one gets it. */
export async function takeCertificate(
  db: Db,
  box: SealedBox,
  { attemptId, code, now }: CodeUse,
): Promise<Taken> {
  const codeHash = hashToken(code);
  const row = await db
    .updateTable('client_certificate')
    .set({ taken_at: now })
    .where('code_hash', '=', codeHash)
    .where('attempt_id', '=', attemptId)
    .where('taken_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('content')
    .executeTakeFirst();
  if (row) return { content: box.open(purpose(codeHash), row.content) };
  return { refused: await reasonAgainst(db, codeHash, attemptId) };
}

async function reasonAgainst(
  db: Db,
  codeHash: Buffer,
  attemptId: AttemptId,
): Promise<'unknown' | 'used' | 'expired'> {
  const row = await db
    .selectFrom('client_certificate')
    .select('taken_at')
    .where('code_hash', '=', codeHash)
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst();
  if (!row) return 'unknown';
  return row.taken_at === null ? 'expired' : 'used';
}
