// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import { day, later, type Clock } from '../../../kernel/clock.js';
import { offerDays } from '../../domain/terms.js';
import { lockDueLeads, saveLead } from '../../store/programmes/leads.js';
import { transact } from '../transact.js';
import { recordLead } from './record-lead.js';

const batch = 100;

/** Ends terms that are over, and offers that nobody answered. A job; may run on every node at once. @returns how many */
export async function closeDueLeads(deps: { db: Db; now: Clock }): Promise<number> {
  return transact(deps.db, async (trx) => {
    const at = deps.now();
    const offeredBefore = later(at, -offerDays * day);
    const due = await lockDueLeads(trx, { at, offeredBefore, limit: batch });
    for (const one of due) {
      const status = one.status === 'active' ? ('expired' as const) : ('lapsed' as const);
      const ended = { ...one, status };
      await saveLead(trx, ended, at);
      await recordLead(trx, 'programme.lead_ended', ended, { by: undefined, at });
    }
    return due.length;
  });
}
