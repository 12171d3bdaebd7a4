// SPDX-License-Identifier: AGPL-3.0-or-later
import type { NewEvent } from '../../../database/outbox.js';
import type { Trx } from '../../../database/database.js';
import { readArea, readUnit, type IndexedUnit } from '../../domain/organisations/ipa-register.js';
import {
  countMissingUnits,
  endMissingUnits,
  keepUnits,
  type UnitKey,
} from '../../store/organisations/units.js';
import { recordAll } from '../record.js';
import { inBatches, type IndexFile } from './in-batches.js';
import { trustCopy, type Taking } from './trust-copy.js';

/** One file of the index; there is none where the operator takes none over. */
interface UnitFile {
  readonly kind: IndexedUnit['kind'];
  readonly file: IndexFile | undefined;
}

/** As many as a statement has room for. */
const batch = 1_000;
const readers = { aoo: readArea, uo: readUnit };
const fileOf = { aoo: 'areas', uo: 'units' } as const;

/**
 * Takes the areas or the units of a copy: those that it no longer names end, those that it names again are live.
 * @returns how many ended
 * @throws PiazzaError `organisation.register_doubtful`
 */
export async function takeUnits(
  trx: Trx,
  { kind, file }: UnitFile,
  taking: Taking,
): Promise<number> {
  if (!file) return 0;
  const { at } = taking;
  const counted = { usable: 0, skipped: 0 };
  for await (const some of inBatches(file.lines)) {
    const units = some.map(readers[kind]).filter((unit) => unit !== undefined);
    counted.usable += units.length;
    counted.skipped += some.length - units.length;
    const back = await keepUnits(trx, units, at);
    await recordAll(trx, back.map(changeOf('organisation.unit_restored', at)));
  }
  const copy = { file: fileOf[kind], ...counted, ...(await countMissingUnits(trx, kind, at)) };
  await trustCopy(trx, { ...copy, hash: file.hash() }, taking);
  const ended = await endMissingUnits(trx, kind, at);
  for (let start = 0; start < ended.length; start += batch) {
    const some = ended.slice(start, start + batch);
    await recordAll(trx, some.map(changeOf('organisation.unit_ended', at)));
  }
  return ended.length;
}

const changeOf =
  (type: 'organisation.unit_ended' | 'organisation.unit_restored', at: Date) =>
  ({ organisationId, code }: UnitKey): NewEvent => ({
    type,
    at,
    data: { organisation: organisationId, unit: code },
  });
