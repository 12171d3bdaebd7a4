// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import { trustId, type MemberId } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import type { PersonKey } from '../domain/profile.js';

/** A person key as it may be stored: under one version of the HMAC key. */
export interface KeyRow {
  readonly scheme: PersonKey['scheme'];
  readonly version: string;
  readonly hmac: Buffer;
}

interface Recording {
  readonly memberId: MemberId;
  readonly level: Exclude<Level, 'none'>;
  readonly at: Date;
}

/**
 * Records a person's keys, one row per configured version, in one statement.
 * @throws a unique violation on `person_key_pkey` when another member came first.
 */
export async function insertPersonKeys(
  trx: Trx,
  keys: readonly KeyRow[],
  recording: Recording,
): Promise<void> {
  await trx.insertInto('person_key').values(toRows(keys, recording)).execute();
}

/** Adds the rows that a holder still lacks, after a new version of the HMAC key was configured. */
export async function completePersonKeys(
  trx: Trx,
  keys: readonly KeyRow[],
  recording: Recording,
): Promise<void> {
  if (keys.length === 0) return;
  await trx
    .insertInto('person_key')
    .values(toRows(keys, recording))
    .onConflict((conflict) => conflict.columns(['scheme', 'key_version', 'hmac']).doNothing())
    .execute();
}

/** Who holds any of these keys. */
export async function findKeyHolders(trx: Trx, keys: readonly KeyRow[]): Promise<MemberId[]> {
  const holders = new Set<MemberId>();
  for (const { scheme, version, hmac } of keys) {
    const row = await trx
      .selectFrom('person_key')
      .select('member_id')
      .where('scheme', '=', scheme)
      .where('key_version', '=', version)
      .where('hmac', '=', hmac)
      .executeTakeFirst();
    if (row) holders.add(trustId(row.member_id));
  }
  return [...holders];
}

/** Two keys of one scheme under one version are two natural persons. */
export async function holdDifferentKeys(trx: Trx, a: MemberId, b: MemberId): Promise<boolean> {
  const row = await trx
    .selectFrom('person_key as one')
    .innerJoin('person_key as two', (join) =>
      join.onRef('one.scheme', '=', 'two.scheme').onRef('one.key_version', '=', 'two.key_version'),
    )
    .select('one.scheme')
    .where('one.member_id', '=', a)
    .where('two.member_id', '=', b)
    .executeTakeFirst();
  return row !== undefined;
}

/** What may be told of a member's keys: never the keyed hash. */
export async function listPersonKeys(
  db: Db | Trx,
  memberId: MemberId,
): Promise<{ scheme: PersonKey['scheme']; version: string; level: Level; recordedAt: Date }[]> {
  const rows = await db
    .selectFrom('person_key')
    .select(['scheme', 'key_version', 'level', 'recorded_at'])
    .where('member_id', '=', memberId)
    .orderBy('scheme')
    .orderBy('key_version')
    .execute();
  return rows.map((row) => ({
    scheme: row.scheme,
    version: row.key_version,
    level: row.level,
    recordedAt: row.recorded_at,
  }));
}

/** In one order everywhere, so that two nodes never wait for each other. */
function toRows(keys: readonly KeyRow[], { memberId, level, at }: Recording) {
  return keys
    .toSorted((a, b) => orderOf(a).localeCompare(orderOf(b)))
    .map((key) => ({
      scheme: key.scheme,
      key_version: key.version,
      hmac: key.hmac,
      member_id: memberId,
      level,
      recorded_at: at,
    }));
}

const orderOf = (key: KeyRow): string => `${key.scheme} ${key.version}`;
