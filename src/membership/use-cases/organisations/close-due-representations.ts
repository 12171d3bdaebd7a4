// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import { day, later, type Clock } from '../../../kernel/clock.js';
import { offerDays } from '../../domain/terms.js';
import {
  lockDueRepresentations,
  saveRepresentation,
} from '../../store/organisations/representatives.js';
import { transact } from '../transact.js';
import { recordRepresentation } from './record-representation.js';

const batch = 100;

/** Ends the terms that are over, and the offers that nobody answered. A job; may run on every node at once. @returns how many */
export async function closeDueRepresentations(deps: { db: Db; now: Clock }): Promise<number> {
  return transact(deps.db, async (trx) => {
    const at = deps.now();
    const offeredBefore = later(at, -offerDays * day);
    const due = await lockDueRepresentations(trx, { at, offeredBefore, limit: batch });
    for (const one of due) {
      const status = one.status === 'active' ? ('expired' as const) : ('lapsed' as const);
      const ended = { ...one, status };
      await saveRepresentation(trx, ended, at);
      const type = 'organisation.representative_ended';
      await recordRepresentation(trx, type, ended, { actor: undefined, at });
    }
    return due.length;
  });
}
