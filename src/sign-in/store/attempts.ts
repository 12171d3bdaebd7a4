// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Selectable } from 'kysely';
import type { Db } from '../../database/database.js';
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

const purpose = (id: string): string => `attempt.secrets:${id}`;

export async function insertAttempt(
  db: Db,
  box: SealedBox,
  attempt: PendingAttempt & { readonly binding: AttemptBinding },
): Promise<void> {
  const secrets = Buffer.from(JSON.stringify(attempt.secrets), 'utf8');
  const { correlation } = attempt.binding;
  await db
    .insertInto('attempt')
    .values({
      id: attempt.id,
      handle_hash: hashToken(attempt.secrets.handle),
      browser_hash: hashToken(attempt.binding.browser),
      correlation_hash: correlation === undefined ? null : hashToken(correlation),
      instance: attempt.instance,
      intent: attempt.intent,
      member_id: attempt.memberId ?? null,
      choice: attempt.choice ?? null,
      minimum: attempt.minimum,
      fresh: attempt.fresh,
      locale: attempt.locale,
      controller: attempt.controller ?? null,
      return_to: attempt.returnTo,
      memory: box.seal(purpose(attempt.id), secrets),
      created_at: attempt.createdAt,
      expires_at: attempt.expiresAt,
    })
    .execute();
}

/** The attempt of this instance and this browser that a reply names by its handle or its other key. */
export async function findAttempt(
  db: Db,
  box: SealedBox,
  reply: { readonly instance: string; readonly key: string; readonly browser: string },
): Promise<PendingAttempt | undefined> {
  const hash = hashToken(reply.key);
  const row = await db
    .selectFrom('attempt')
    .selectAll()
    .where('instance', '=', reply.instance)
    .where('browser_hash', '=', hashToken(reply.browser))
    .where((or) => or.or([or('handle_hash', '=', hash), or('correlation_hash', '=', hash)]))
    .executeTakeFirst();
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
