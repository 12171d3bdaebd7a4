// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import {
  listRepresentations,
  lockRepresentation,
  saveRepresentation,
} from '../../store/organisations/representatives.js';
import { listLeads, lockLead, saveLead } from '../../store/programmes/leads.js';
import { lockDelegates } from '../../store/seats/delegates.js';
import { recordRepresentation } from '../organisations/record-representation.js';
import { recordLead } from '../programmes/record-lead.js';
import { dropDelegation } from '../seats/drop-delegation.js';

interface Act {
  readonly at: Date;
  /** Undefined for what the platform does by itself. */
  readonly actor: MemberId | undefined;
}

/**
 * Who is kept out of everything answers for no organisation, sits for none and leads no programme, nor is asked to.
 * After their memberships have ended, with what acted through them.
 */
export async function endWithBan(trx: Trx, memberId: MemberId, act: Act): Promise<void> {
  for (const { id } of await listRepresentations(trx, { memberId })) {
    const held = await lockRepresentation(trx, id);
    if (!held) continue;
    const ended = { ...held, status: 'revoked' as const };
    await saveRepresentation(trx, ended, act.at);
    const by = { at: act.at, actor: act.actor && { memberId: act.actor } };
    await recordRepresentation(trx, 'organisation.representative_ended', ended, by);
  }
  for (const { id } of await listLeads(trx, { memberId })) {
    const held = await lockLead(trx, id);
    if (!held) continue;
    const status = held.status === 'offered' ? ('withdrawn' as const) : ('revoked' as const);
    const ended = { ...held, status };
    await saveLead(trx, ended, act.at);
    await recordLead(trx, 'programme.lead_ended', ended, { at: act.at, by: act.actor });
  }
  for (const offer of await lockDelegates(trx, { memberId })) {
    await dropDelegation(trx, offer, { ...act, status: 'dropped' });
  }
}
