// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../database/database.js';
import { later, second } from '../../kernel/clock.js';

interface Entry {
  readonly instance: string;
  readonly key: string;
  readonly now: Date;
}

export async function findCached(
  db: Db,
  { instance, key, now }: Entry,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('provider_cache')
    .select('value')
    .where('instance', '=', instance)
    .where('key', '=', key)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row?.value;
}

export async function saveCached(
  db: Db,
  entry: Entry & { readonly value: string; readonly seconds: number },
): Promise<void> {
  const { instance, key, value, now } = entry;
  const expires_at = later(now, entry.seconds * second);
  await db
    .insertInto('provider_cache')
    .values({ instance, key, value, expires_at })
    .onConflict((conflict) =>
      conflict.columns(['instance', 'key']).doUpdateSet({ value, expires_at }),
    )
    .execute();
}

/** Adds one to a counter that begins again after its time; the row lock puts parallel calls in order. */
export async function countCached(
  db: Db,
  entry: Entry & { readonly seconds: number },
): Promise<number> {
  const { instance, key, now } = entry;
  const { rows } = await sql<{ value: string }>`
    insert into provider_cache as counter (instance, key, value, expires_at)
    values (${instance}, ${key}, '1', ${later(now, entry.seconds * second)})
    on conflict (instance, key) do update set
      value = case when counter.expires_at <= ${now} then '1' else (counter.value::int + 1)::text end,
      expires_at = case when counter.expires_at <= ${now} then excluded.expires_at else counter.expires_at end
    returning value`.execute(db);
  return Number(rows[0]?.value);
}

interface DocumentName {
  readonly instance: string;
  readonly name: string;
}

export async function findDocument(db: Db, document: DocumentName): Promise<Buffer | undefined> {
  const [newest] = await listDocuments(db, document, 1);
  return newest?.body;
}

interface StoredDocument {
  readonly version: number;
  readonly storedAt: Date;
  readonly body: Buffer;
}

/** The last versions of a document, newest first. */
export async function listDocuments(
  db: Db,
  { instance, name }: DocumentName,
  limit: number,
): Promise<readonly StoredDocument[]> {
  const rows = await db
    .selectFrom('provider_document')
    .select(['version', 'stored_at', 'body'])
    .where('instance', '=', instance)
    .where('name', '=', name)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ version, stored_at: storedAt, body }) => ({ version, storedAt, body }));
}

export interface NewDocument extends DocumentName {
  readonly body: Buffer;
  readonly now: Date;
}

/** Keeps a document for good. The bytes of the newest version make no new one; a lost race tries again. */
export async function saveDocument(db: Db, document: NewDocument): Promise<number> {
  const { instance, name, body, now } = document;
  const digest = createHash('sha256').update(body).digest();
  for (;;) {
    const newest = await db
      .selectFrom('provider_document')
      .select(['version', 'sha256'])
      .where('instance', '=', instance)
      .where('name', '=', name)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (newest?.sha256.equals(digest)) return newest.version;
    const version = (newest?.version ?? 0) + 1;
    const result = await db
      .insertInto('provider_document')
      .values({ instance, name, version, sha256: digest, body, stored_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (result.numInsertedOrUpdatedRows === 1n) return version;
  }
}

/** Claims the next run of a periodic task; of several nodes one gets true, and not before its time. */
export async function claimTask(
  db: Db,
  task: {
    readonly instance: string;
    readonly name: string;
    readonly now: Date;
    readonly everySeconds: number;
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into provider_task as task (instance, name, last_run_at)
    values (${task.instance}, ${task.name}, ${task.now})
    on conflict (instance, name) do update set last_run_at = excluded.last_run_at
     where task.last_run_at is null or task.last_run_at <= ${later(task.now, -task.everySeconds * second)}
    returning 1`.execute(db);
  return rows.length === 1;
}
