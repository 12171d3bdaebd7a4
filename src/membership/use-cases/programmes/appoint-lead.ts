// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { newId, type MemberId, type ProgrammeGrantId, type Slug } from '../../../kernel/ids.js';
import { leadMonths, type Lead } from '../../domain/programmes/lead.js';
import { insertLead } from '../../store/programmes/leads.js';
import { getProgramme } from '../../store/programmes/programmes.js';
import { demand, demandFresh, powersOf } from '../authorise.js';
import { transact } from '../transact.js';
import { recordLead } from './record-lead.js';

export interface AppointLead {
  readonly actor: Actor;
  readonly programme: Slug;
  readonly memberId: MemberId;
  readonly months?: number | undefined;
}

/**
 * Offers somebody to lead a programme. It begins when the person accepts.
 * @throws PiazzaError `session.not_fresh`, `right.missing`, `session.level_too_low`, `programme.not_found`,
 *   `role.term_not_allowed`, `role.already_open`, `role.to_oneself`, `membership.not_in_good_standing`
 */
export async function appointLead(
  deps: { db: Db; now: Clock },
  { actor, programme: slug, memberId, months = leadMonths.standard }: AppointLead,
): Promise<ProgrammeGrantId> {
  demandFresh(actor, deps.now);
  if (!Number.isInteger(months) || months < 1 || months > leadMonths.longest) {
    throw new PiazzaError('role.term_not_allowed', { months });
  }
  return transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'programme.appoint');
    const programme = await getProgramme(trx, slug);
    const at = deps.now();
    const offer: Lead = {
      id: newId(at.getTime()),
      programmeId: programme.id,
      memberId,
      status: 'offered',
      grantedBy: actor.memberId,
      months,
      createdAt: at,
      validFrom: undefined,
      validUntil: undefined,
    };
    await insertLead(trx, offer);
    await recordLead(trx, 'programme.lead_offered', offer, { by: actor.memberId, at });
    return offer.id;
  });
}
