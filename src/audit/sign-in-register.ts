// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../database/database.js';
import { day, later, type Clock } from '../kernel/clock.js';
import { newId, type AttemptId } from '../kernel/ids.js';
import type { SealedBox } from '../kernel/sealed-box.js';

/** A message that went to an identity provider or came back, kept as evidence for 24 months. */
export interface SignInRecord {
  readonly attemptId: AttemptId;
  /** The provider instance. */
  readonly instance: string;
  /** What the message is, in the provider's words: `saml.request`, `saml.response`. */
  readonly kind: string;
  readonly at: Date;
  readonly content: Buffer;
}

const purpose = 'sign-in-register';
/** SPID, "Regole tecniche", 4.2: 24 months from the message. */
const retentionDays = 24 * 30.5;

export interface RegisterDeps {
  readonly register: Db;
  readonly box: SealedBox;
}

/**
 * Appends to the register, sealed. Outside the sign-in's transaction: a refused sign-in is recorded too.
 */
export async function recordSignIn(
  deps: RegisterDeps,
  records: readonly SignInRecord[],
): Promise<void> {
  if (records.length === 0) return;
  // Ids of one millisecond come in no order: sorted, they keep the order of the messages.
  const ids = records.map(() => newId()).toSorted((a, b) => (a < b ? -1 : 1));
  const rows = records.map(({ attemptId, instance, kind, at, content }, index) => ({
    id: ids[index] ?? newId(),
    attempt_id: attemptId,
    instance,
    kind,
    at,
    content: deps.box.seal(purpose, content),
  }));
  await deps.register.insertInto('sign_in_record').values(rows).execute();
}

/** The messages of one sign-in, oldest first, for who must show them to an authority. */
export async function readSignInRecords(
  deps: RegisterDeps,
  attemptId: AttemptId,
): Promise<readonly SignInRecord[]> {
  const rows = await deps.register
    .selectFrom('sign_in_record')
    .select(['instance', 'kind', 'at', 'content'])
    .where('attempt_id', '=', attemptId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, attemptId, content: deps.box.open(purpose, row.content) }));
}

/** Forgets messages older than 24 months; how many. */
export async function sweepSignInRecords(deps: { register: Db; now: Clock }): Promise<number> {
  const before = later(deps.now(), -retentionDays * day);
  const result = await deps.register
    .deleteFrom('sign_in_record')
    .where('at', '<', before)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
