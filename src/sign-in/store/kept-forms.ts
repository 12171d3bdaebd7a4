// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import type { MemberId } from '../../kernel/ids.js';

export async function insertKeptForm(
  db: Db,
  form: {
    readonly tokenHash: Buffer;
    readonly memberId: MemberId | undefined;
    readonly content: Buffer;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await db
    .insertInto('kept_form')
    .values({
      token_hash: form.tokenHash,
      member_id: form.memberId ?? null,
      content: form.content,
      expires_at: form.expiresAt,
    })
    .execute();
}

/** The sealed form, where it is the member's or nobody's and its time is not over. */
export async function findKeptForm(
  db: Db,
  of: { readonly tokenHash: Buffer; readonly memberId: MemberId | undefined; readonly at: Date },
): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('kept_form')
    .select(['content', 'member_id'])
    .where('token_hash', '=', of.tokenHash)
    .where('expires_at', '>', of.at)
    .executeTakeFirst();
  const isTheirs = row && (row.member_id === null || row.member_id === of.memberId);
  return isTheirs ? row.content : undefined;
}

export async function deleteKeptFormsOf(trx: Trx, memberId: MemberId): Promise<void> {
  await trx.deleteFrom('kept_form').where('member_id', '=', memberId).execute();
}

export async function moveKeptForms(trx: Trx, from: MemberId, into: MemberId): Promise<void> {
  await trx
    .updateTable('kept_form')
    .set({ member_id: into })
    .where('member_id', '=', from)
    .execute();
}

/** False when it was taken meanwhile. */
export async function dropKeptForm(db: Db, tokenHash: Buffer): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('kept_form')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
