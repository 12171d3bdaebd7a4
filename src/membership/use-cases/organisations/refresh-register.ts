// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import {
  isDoubtful,
  readArea,
  readBody,
  readUnit,
  type IndexedUnit,
  type IndexLine,
} from '../../domain/organisations/ipa-register.js';
import {
  countMissing,
  dissolveMissing,
  keepBodies,
  keepUnits,
  lockRegister,
} from '../../store/organisations/register.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/** The files of the index of public administrations, line by line. */
export interface IndexFiles {
  readonly bodies: AsyncIterable<IndexLine>;
  readonly areas?: AsyncIterable<IndexLine> | undefined;
  readonly units?: AsyncIterable<IndexLine> | undefined;
}

export interface Refreshed {
  readonly bodies: number;
  readonly added: number;
  readonly dissolved: number;
  /** Lines that could not be used. */
  readonly skipped: number;
}

const batch = 1_000;

/**
 * Takes a new copy of the index: names as they are now, new bodies, and those it no longer names closed.
 * All of it or nothing; a copy that seems broken changes nothing.
 * @throws PiazzaError `organisation.register_doubtful { known, missing, skipped }`
 */
export async function refreshRegister(
  deps: { db: Db; now: Clock },
  files: IndexFiles,
): Promise<Refreshed> {
  return transact(deps.db, async (trx) => {
    await lockRegister(trx);
    const at = deps.now();
    const read = await takeBodies(trx, files.bodies, at);
    await demandTrust(trx, { ...read, at });
    for (const [lines, reader] of [
      [files.areas, readArea],
      [files.units, readUnit],
    ] as const) {
      if (lines) await takeUnits(trx, { lines, reader }, at);
    }
    const dissolved = await dissolveMissing(trx, at);
    for (const id of dissolved) {
      await record(trx, { type: 'organisation.dissolved', at, data: { organisation: id } });
    }
    const result = { ...read, dissolved: dissolved.length };
    await record(trx, { type: 'organisation.register_refreshed', at, data: result });
    return result;
  });
}

async function takeBodies(trx: Trx, lines: AsyncIterable<IndexLine>, at: Date) {
  const counted = { bodies: 0, added: 0, skipped: 0 };
  for await (const some of inBatches(lines)) {
    const read = some.map(readBody);
    const usable = read.filter((one) => one !== undefined && one !== 'wound_up');
    counted.bodies += usable.length;
    counted.skipped += read.filter((one) => one === undefined).length;
    counted.added += await keepBodies(trx, usable, at);
  }
  return counted;
}

async function takeUnits(trx: Trx, { lines, reader }: UnitFile, at: Date): Promise<void> {
  for await (const some of inBatches(lines)) {
    await keepUnits(
      trx,
      some.map(reader).filter((unit) => unit !== undefined),
      at,
    );
  }
}

interface UnitFile {
  readonly lines: AsyncIterable<IndexLine>;
  readonly reader: (line: IndexLine) => IndexedUnit | undefined;
}

async function demandTrust(
  trx: Trx,
  { bodies, skipped, at }: { bodies: number; skipped: number; at: Date },
): Promise<void> {
  const { known, missing } = await countMissing(trx, at);
  if (bodies === 0 || isDoubtful(skipped, bodies) || isDoubtful(missing, known)) {
    throw new PiazzaError('organisation.register_doubtful', { known, missing, skipped });
  }
}

async function* inBatches(lines: AsyncIterable<IndexLine>): AsyncGenerator<IndexLine[]> {
  let some: IndexLine[] = [];
  for await (const line of lines) {
    some.push(line);
    if (some.length < batch) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
