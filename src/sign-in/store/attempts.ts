// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Selectable } from 'kysely';
import type { Db } from '../../database/database.js';
import { preparedOn } from '../../database/prepared.js';
import type { AttemptTable } from '../../database/tables/sign-in.js';
import { trustId } from '../../kernel/ids.js';
import type { SealedBox } from '../../kernel/sealed-box.js';
import { hashToken } from '../../kernel/tokens.js';
import type { AttemptSecrets, PendingAttempt } from '../domain/attempt.js';

/** What an attempt is stored and found with, beside the attempt itself. */
export interface AttemptBinding {
  /** The value of the browser-binding cookie. */
  readonly browser: string;
  readonly correlation?: string | undefined;
}

const insert = `
  insert into attempt (id, handle_hash, browser_hash, correlation_hash, instance, intent, member_id,
    choice, minimum, fresh, locale, controller, return_to, memory, created_at, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`;

const find = `
  select id, instance, intent, member_id, choice, minimum, fresh, locale, controller, return_to,
    memory, created_at, expires_at, consumed_at
  from attempt
  where instance = $1 and browser_hash = $2 and (handle_hash = $3 or correlation_hash = $3)`;

const purpose = (id: string): string => `attempt.secrets:${id}`;

export async function insertAttempt(
  db: Db,
  box: SealedBox,
  attempt: PendingAttempt & { readonly binding: AttemptBinding },
): Promise<void> {
  const secrets = Buffer.from(JSON.stringify(attempt.secrets), 'utf8');
  const { correlation } = attempt.binding;
  await preparedOn(db)('attempt_begin', insert, [
    attempt.id,
    hashToken(attempt.secrets.handle),
    hashToken(attempt.binding.browser),
    correlation === undefined ? null : hashToken(correlation),
    attempt.instance,
    attempt.intent,
    attempt.memberId ?? null,
    attempt.choice ?? null,
    attempt.minimum,
    attempt.fresh,
    attempt.locale,
    attempt.controller ?? null,
    attempt.returnTo,
    box.seal(purpose(attempt.id), secrets),
    attempt.createdAt,
    attempt.expiresAt,
  ]);
}

/** The attempt of this instance and this browser that a reply names by its handle or its other key. */
export async function findAttempt(
  db: Db,
  box: SealedBox,
  reply: { readonly instance: string; readonly key: string; readonly browser: string },
): Promise<PendingAttempt | undefined> {
  const [row] = await preparedOn(db)<Selectable<AttemptTable>>('attempt_find', find, [
    reply.instance,
    hashToken(reply.browser),
    hashToken(reply.key),
  ]);
  return row && toAttempt(row, box);
}

function toAttempt(row: Selectable<AttemptTable>, box: SealedBox): PendingAttempt {
  const secrets: AttemptSecrets = JSON.parse(
    box.open(purpose(row.id), row.memory).toString('utf8'),
  );
  return {
    id: trustId(row.id),
    instance: row.instance,
    intent: row.intent,
    minimum: row.minimum,
    fresh: row.fresh,
    locale: row.locale,
    returnTo: row.return_to,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    secrets,
    ...(row.member_id !== null && { memberId: trustId(row.member_id) }),
    ...(row.choice !== null && { choice: row.choice }),
    ...(row.controller !== null && { controller: row.controller }),
    ...(row.consumed_at !== null && { consumedAt: row.consumed_at }),
  };
}
