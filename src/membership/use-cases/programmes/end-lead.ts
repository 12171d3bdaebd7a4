// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { ProgrammeGrantId } from '../../../kernel/ids.js';
import { lockLead, saveLead } from '../../store/programmes/leads.js';
import { demand, demandFresh, powersOf } from '../authorise.js';
import { transact } from '../transact.js';
import { recordLead } from './record-lead.js';

/**
 * Gives the lead of a programme back, or takes it (or the offer of it) from somebody, which is the staff's to do.
 * @throws PiazzaError `role.not_found`, `right.missing`, `session.level_too_low`, `session.not_fresh`
 */
export async function endLead(
  deps: { db: Db; now: Clock },
  { actor, grantId }: { readonly actor: Actor; readonly grantId: ProgrammeGrantId },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const held = await lockLead(trx, grantId);
    if (!held) throw new PiazzaError('role.not_found', { grantId });
    const isOwn = held.memberId === actor.memberId;
    if (!isOwn) {
      demand(await powersOf(trx, actor), 'programme.appoint');
      demandFresh(actor, deps.now);
    }
    const at = deps.now();
    const byStaff = held.status === 'offered' ? ('withdrawn' as const) : ('revoked' as const);
    const byOwn = held.status === 'offered' ? ('declined' as const) : ('resigned' as const);
    const ended = { ...held, status: isOwn ? byOwn : byStaff };
    await saveLead(trx, ended, at);
    await recordLead(trx, 'programme.lead_ended', ended, { by: actor.memberId, at });
  });
}
