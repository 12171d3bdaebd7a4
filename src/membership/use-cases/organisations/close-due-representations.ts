// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import {
  lockDueRepresentations,
  saveRepresentation,
} from '../../store/organisations/representatives.js';
import { transact } from '../transact.js';
import { recordRepresentation } from './record-representation.js';

const batch = 100;

/** Ends the terms that are over. A job; may run on every node at once. @returns how many */
export async function closeDueRepresentations(deps: { db: Db; now: Clock }): Promise<number> {
  return transact(deps.db, async (trx) => {
    const at = deps.now();
    const due = await lockDueRepresentations(trx, at, batch);
    for (const one of due) {
      const ended = { ...one, status: 'expired' as const };
      await saveRepresentation(trx, ended, at);
      const type = 'organisation.representative_ended';
      await recordRepresentation(trx, type, ended, { actor: undefined, at });
    }
    return due.length;
  });
}
