// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Db } from '../../database/database.js';
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
  if (records.length === 0) return;
  const rows = [];
  for (const record of records) rows.push(await toRow(deps, record));
  await deps.register.insertInto('register_entry').values(rows).execute();
}

async function toRow({ monthBox, hashReference }: RecordDeps, record: SignInRecord) {
  const { attemptId, instance, kind, reference, at } = record;
  const id = newId();
  const month = monthOf(at);
  const content = sealContent(await monthBox(month), id, record.content);
  return {
    id,
    month,
    attempt_id: attemptId,
    instance,
    kind,
    at,
    reference_hash: reference === undefined ? null : hashReference(reference),
    content,
    // Chained in place of the content, which the role that appends cannot read.
    digest: createHash('sha256').update(content).digest(),
  };
}

const sealContent = (box: SealedBox, id: string, content: Buffer): Buffer =>
  box.seal(purpose(id), deflateRawSync(content));

/** @throws Error when the content was altered or moved to another entry. */
export const openContent = (box: SealedBox, id: string, sealed: Buffer): Buffer =>
  inflateRawSync(box.open(purpose(id), sealed));

const purpose = (id: string): string => `register entry ${id}`;
