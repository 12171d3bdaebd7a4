// SPDX-License-Identifier: AGPL-3.0-or-later
import type { NewEvent } from '../../../database/outbox.js';
import type { Trx } from '../../../database/database.js';
import { PiazzaError } from '../../../kernel/errors.js';
import {
  isDoubtfulCopy,
  readArea,
  readUnit,
  type IndexedUnit,
  type IndexLine,
} from '../../domain/organisations/ipa-register.js';
import {
  countMissingUnits,
  endMissingUnits,
  keepUnits,
  type UnitKey,
} from '../../store/organisations/units.js';
import { recordAll } from '../record.js';
import { inBatches } from './in-batches.js';

/** One file of the index; there is none where the operator takes none over. */
interface UnitFile {
  readonly kind: IndexedUnit['kind'];
  readonly lines: AsyncIterable<IndexLine> | undefined;
}

/** As many as a statement has room for. */
const batch = 1_000;
const readers = { aoo: readArea, uo: readUnit };

/**
 * Takes the areas or the units of a copy: those that it no longer names end, those that it names again are live.
 * @returns how many ended
 * @throws PiazzaError `organisation.register_doubtful { known, missing, skipped }`
 */
export async function takeUnits(trx: Trx, { kind, lines }: UnitFile, at: Date): Promise<number> {
  if (!lines) return 0;
  const counted = { usable: 0, skipped: 0 };
  for await (const some of inBatches(lines)) {
    const units = some.map(readers[kind]).filter((unit) => unit !== undefined);
    counted.usable += units.length;
    counted.skipped += some.length - units.length;
    const back = await keepUnits(trx, units, at);
    await recordAll(trx, back.map(changeOf('organisation.unit_restored', at)));
  }
  const { known, missing } = await countMissingUnits(trx, kind, at);
  if (isDoubtfulCopy({ ...counted, known, missing })) {
    const { skipped } = counted;
    throw new PiazzaError('organisation.register_doubtful', { known, missing, skipped });
  }
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
