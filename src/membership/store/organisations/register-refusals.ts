// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { RegisterRefusalTable } from '../../../database/tables/organisation.js';
import type { IndexFileName } from '../../domain/organisations/ipa-register.js';

/** A copy of one file of the index that was not taken over. */
export interface RefusedCopy {
  readonly file: IndexFileName;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly hash: string;
  /** Whether it can be read, and only names too few: that may be accepted. */
  readonly isDrop: boolean;
  readonly known: number;
  readonly missing: number;
  readonly skipped: number;
}

export interface KeptRefusal extends RefusedCopy {
  /** Since when no copy of this file was taken over. */
  readonly since: Date;
  readonly acceptedAt: Date | undefined;
}

/** Keeps the last refusal of a file; what was said of another copy does not hold for this one. @returns whether it is news */
export async function keepRefusal(trx: Trx, copy: RefusedCopy, at: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into register_refusal as r (file, hash, is_drop, known, missing, skipped, since)
    values (${copy.file}, ${copy.hash}, ${copy.isDrop}, ${copy.known}, ${copy.missing}, ${copy.skipped}, ${at})
    on conflict (file) do update set hash = excluded.hash, is_drop = excluded.is_drop, known = excluded.known,
      missing = excluded.missing, skipped = excluded.skipped, accepted_at = null
    where r.hash <> excluded.hash returning file`.execute(trx);
  return rows.length > 0;
}

/** Says of a refused copy that it is true; one that cannot be read is none. @returns undefined where none waits for it */
export async function acceptRefused(
  trx: Trx,
  { hash, at }: { readonly hash: string; readonly at: Date },
): Promise<IndexFileName | undefined> {
  const row = await trx
    .updateTable('register_refusal')
    .set({ accepted_at: at })
    .where('hash', '=', hash)
    .where('is_drop', '=', true)
    .where('accepted_at', 'is', null)
    .returning('file')
    .executeTakeFirst();
  return row?.file;
}

/** Whether somebody said of this very copy that it is true. */
export async function isAccepted(
  trx: Trx,
  { file, hash }: Pick<RefusedCopy, 'file' | 'hash'>,
): Promise<boolean> {
  const row = await trx
    .selectFrom('register_refusal')
    .select('file')
    .where('file', '=', file)
    .where('hash', '=', hash)
    .where('accepted_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** A copy of the file was taken over: what was refused, or accepted, before is over. */
export async function dropRefusal(trx: Trx, file: IndexFileName): Promise<void> {
  await trx.deleteFrom('register_refusal').where('file', '=', file).execute();
}

/** What waits, the oldest first. */
export async function listRefusals(db: Db): Promise<readonly KeptRefusal[]> {
  const rows = await db
    .selectFrom('register_refusal')
    .selectAll()
    .orderBy('since')
    .orderBy('file')
    .execute();
  return rows.map(toRefusal);
}

const toRefusal = (row: Selectable<RegisterRefusalTable>): KeptRefusal => ({
  file: row.file,
  hash: row.hash,
  isDrop: row.is_drop,
  known: row.known,
  missing: row.missing,
  skipped: row.skipped,
  since: row.since,
  acceptedAt: row.accepted_at ?? undefined,
});
