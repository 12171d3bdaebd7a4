// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Clock } from '../../kernel/clock.js';
import { trustId, type AttemptId } from '../../kernel/ids.js';
import type { SealedBox } from '../../kernel/sealed-box.js';
import { appendAudit } from '../append.js';
import { findMonthBox } from './month-keys.js';
import { openContent, type HashReference, type SignInRecord } from './record.js';

export interface ReadDeps {
  /** Connected as a role that may read the register. */
  readonly reader: Db;
  /** Where the audit is: the reading is accounted for there. */
  readonly db: Db;
  readonly box: SealedBox;
  readonly hashReference: HashReference;
  readonly now: Clock;
}

/** Who reads, and for what: both are kept in the audit as they were given. */
export interface Reading {
  readonly auditor: string;
  readonly reason: string;
  readonly of: { readonly attemptId: AttemptId } | { readonly reference: string };
}

export interface ReadRecord extends Omit<SignInRecord, 'content' | 'reference'> {
  readonly id: string;
  /** Undefined until the entry is chained. */
  readonly position: number | undefined;
  /** Undefined when the key of its month was dropped. */
  readonly content: Buffer | undefined;
}

/**
 * The messages of one sign-in, oldest first, for who must show them to an authority. The audit has
 * the reading before anything is opened, whether something was found or not.
 * @throws Error when a content was altered
 */
export async function readRegister(
  deps: ReadDeps,
  reading: Reading,
): Promise<readonly ReadRecord[]> {
  const attempt = await findAttempt(deps, reading.of);
  const rows = attempt === undefined ? [] : await findEntries(deps.reader, attempt);
  await account(deps, reading, { attempt, entries: rows.length });
  const records: ReadRecord[] = [];
  for (const { id, month, content, attempt_id, chain_position, ...row } of rows) {
    const monthBox = await findMonthBox({ register: deps.reader, box: deps.box }, month);
    records.push({
      ...row,
      id,
      attemptId: trustId(attempt_id),
      position: chain_position ?? undefined,
      content: monthBox && openContent(monthBox, id, content),
    });
  }
  return records;
}

async function findAttempt(
  { reader, hashReference }: ReadDeps,
  of: Reading['of'],
): Promise<string | undefined> {
  if ('attemptId' in of) return of.attemptId;
  const row = await reader
    .selectFrom('register_entry')
    .select('attempt_id')
    .where('reference_hash', '=', hashReference(of.reference))
    .executeTakeFirst();
  return row?.attempt_id;
}

const findEntries = (reader: Db, attempt: string) =>
  reader
    .selectFrom('register_entry')
    .select(['id', 'month', 'attempt_id', 'instance', 'kind', 'at', 'content', 'chain_position'])
    .where('attempt_id', '=', attempt)
    .orderBy('seq')
    .execute();

async function account(
  { db, now }: ReadDeps,
  { auditor, reason }: Reading,
  found: { readonly attempt: string | undefined; readonly entries: number },
): Promise<void> {
  const { attempt = null, entries } = found;
  const data = { auditor, reason, attempt, entries };
  await db
    .transaction()
    .execute((trx) => appendAudit(trx, { action: 'register.read', at: now(), data }));
}
