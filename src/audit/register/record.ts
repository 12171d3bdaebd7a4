// SPDX-License-Identifier: AGPL-3.0-or-later
import { hash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Db } from '../../database/database.js';
import { preparedOn } from '../../database/prepared.js';
import { newId, type AttemptId } from '../../kernel/ids.js';
import type { SealedBox } from '../../kernel/sealed-box.js';
import { monthOf, type MonthBoxes } from './month-keys.js';

/** A message that went to an identity provider or came back, kept as evidence for 24 months. */
export interface SignInRecord {
  readonly attemptId: AttemptId;
  /** The provider instance. */
  readonly instance: string;
  /** `request` or `response`. */
  readonly kind: string;
  /** What the other party knows the message by: the ID of a SAML request. */
  readonly reference?: string | undefined;
  readonly at: Date;
  readonly content: Buffer;
}

/** A keyed hash: identifiers are found by it and not read from it. */
export type HashReference = (reference: string) => Buffer;

export interface RecordDeps {
  readonly register: Db;
  readonly monthBox: MonthBoxes;
  readonly hashReference: HashReference;
}

/**
 * Appends to the 24-month register (SPID, "Regole tecniche", log), compressed and sealed with the
 * key of the month. Outside the transaction of the sign-in: a refused one is recorded too.
 */
export async function recordSignIn(
  deps: RecordDeps,
  records: readonly SignInRecord[],
): Promise<void> {
  for (const record of records) {
    await preparedOn(deps.register)('register_append', insert, await toRow(deps, record));
  }
}

const insert = `
  insert into register_entry (id, month, attempt_id, instance, kind, at, reference_hash, content, digest)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

async function toRow({ monthBox, hashReference }: RecordDeps, record: SignInRecord) {
  const { attemptId, instance, kind, reference, at } = record;
  const id = newId();
  const month = monthOf(at);
  const content = sealContent(await monthBox(month), id, record.content);
  // Chained in place of the content, which the role that appends cannot read.
  const digest = hash('sha256', content, 'buffer');
  const referenceHash = reference === undefined ? null : hashReference(reference);
  return [id, month, attemptId, instance, kind, at, referenceHash, content, digest];
}

/** Messages have a few kilobytes: preparing the usual tables would cost more than compressing. */
const compression = { level: 3, windowBits: 13, memLevel: 6 };

const sealContent = (box: SealedBox, id: string, content: Buffer): Buffer =>
  box.seal(purpose(id), deflateRawSync(content, compression));

/** @throws Error when the content was altered or moved to another entry. */
export const openContent = (box: SealedBox, id: string, sealed: Buffer): Buffer =>
  inflateRawSync(box.open(purpose(id), sealed));

const purpose = (id: string): string => `register entry ${id}`;
