// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { isDoubtful, readBody, type IndexLine } from '../../domain/organisations/ipa-register.js';
import {
  countMissing,
  dissolveMissing,
  keepBodies,
  lockRegister,
} from '../../store/organisations/register.js';
import { record, recordAll } from '../record.js';
import { transact } from '../transact.js';
import { inBatches } from './in-batches.js';
import { takeUnits } from './take-units.js';

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
  /** Areas and units that it no longer names. */
  readonly endedUnits: number;
  /** Lines that could not be used. */
  readonly skipped: number;
}

/**
 * Takes a new copy of the index: names as they are now, new bodies, and those it no longer names closed, their areas
 * and units ended; what it names again is as before.
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
    const endedUnits =
      (await takeUnits(trx, { kind: 'aoo', lines: files.areas }, at)) +
      (await takeUnits(trx, { kind: 'uo', lines: files.units }, at));
    const dissolved = await dissolveMissing(trx, at);
    for (const id of dissolved) {
      await record(trx, { type: 'organisation.dissolved', at, data: { organisation: id } });
    }
    const result = { ...read, dissolved: dissolved.length, endedUnits };
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
    const { added, back } = await keepBodies(trx, usable, at);
    counted.added += added;
    await recordAll(
      trx,
      back.map((id) => ({ type: 'organisation.restored', at, data: { organisation: id } })),
    );
  }
  return counted;
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
