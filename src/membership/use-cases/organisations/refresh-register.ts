// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import { readBody } from '../../domain/organisations/ipa-register.js';
import {
  countMissing,
  dissolveMissing,
  keepBodies,
  lockRegister,
} from '../../store/organisations/register.js';
import type { RefusedCopy } from '../../store/organisations/register-refusals.js';
import { record, recordAll } from '../record.js';
import { transact } from '../transact.js';
import { inBatches, type IndexFile } from './in-batches.js';
import { takeUnits } from './take-units.js';
import { noteRefusal, trustCopy, type Taking } from './trust-copy.js';

/** The files of the index of public administrations. */
export interface IndexFiles {
  readonly bodies: IndexFile;
  readonly areas?: IndexFile | undefined;
  readonly units?: IndexFile | undefined;
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
 * All of it or nothing. A copy that seems broken changes nothing but that its refusal is kept; one that names too few
 * is taken over once somebody has accepted this very copy.
 * @throws PiazzaError `organisation.register_doubtful { file, hash, isDrop, known, missing, skipped }`
 */
export async function refreshRegister(
  deps: { db: Db; now: Clock },
  files: IndexFiles,
): Promise<Refreshed> {
  const refused: RefusedCopy[] = [];
  try {
    return await transact(deps.db, (trx) => take(trx, files, { at: deps.now(), refused }));
  } catch (error) {
    for (const copy of refused) await noteRefusal(deps, copy);
    throw error;
  }
}

async function take(trx: Trx, files: IndexFiles, taking: Taking): Promise<Refreshed> {
  const { at } = taking;
  await lockRegister(trx);
  const read = await takeBodies(trx, files.bodies, taking);
  const endedUnits =
    (await takeUnits(trx, { kind: 'aoo', file: files.areas }, taking)) +
    (await takeUnits(trx, { kind: 'uo', file: files.units }, taking));
  const dissolved = await dissolveMissing(trx, at);
  for (const id of dissolved) {
    await record(trx, { type: 'organisation.dissolved', at, data: { organisation: id } });
  }
  const result = { ...read, dissolved: dissolved.length, endedUnits };
  await record(trx, { type: 'organisation.register_refreshed', at, data: result });
  return result;
}

async function takeBodies(trx: Trx, file: IndexFile, taking: Taking) {
  const { at } = taking;
  const counted = { bodies: 0, added: 0, skipped: 0 };
  for await (const some of inBatches(file.lines)) {
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
  const { bodies: usable, skipped } = counted;
  const copy = { file: 'bodies' as const, usable, skipped, ...(await countMissing(trx, at)) };
  await trustCopy(trx, { ...copy, hash: file.hash() }, taking);
  return counted;
}
