// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { ProgrammeGrantId } from '../../../kernel/ids.js';
import { staffLevel } from '../../domain/policy.js';
import { accepted, hasLapsed, type Lead } from '../../domain/programmes/lead.js';
import { lockLead, saveLead } from '../../store/programmes/leads.js';
import { findSurvivor } from '../../store/survivor.js';
import { demandFresh } from '../authorise.js';
import { demandMeans } from '../demand-means.js';
import { stillMay } from '../still-may.js';
import { transact } from '../transact.js';
import { recordLead } from './record-lead.js';

export interface AnswerLead {
  readonly actor: Actor;
  readonly grantId: ProgrammeGrantId;
  readonly answer: 'accept' | 'decline';
}

/**
 * Takes on, or declines, to lead a programme. Who takes it on has just proven who they are.
 * @throws PiazzaError `role.not_found`, `role.answered`, `role.lapsed`, `role.granter_gone`, `session.not_fresh`,
 *   `session.level_too_low { minimum }`, `role.means_too_weak { minimum }`
 */
export async function answerLead(
  deps: { db: Db; now: Clock },
  { actor, grantId, answer }: AnswerLead,
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const offer = await lockLead(trx, grantId);
    if (offer?.memberId !== actor.memberId) throw new PiazzaError('role.not_found', { grantId });
    if (offer.status !== 'offered') throw new PiazzaError('role.answered', { grantId });
    const at = deps.now();
    const by = { by: actor.memberId, at };
    if (answer === 'decline') {
      const declined = { ...offer, status: 'declined' as const };
      await saveLead(trx, declined, at);
      return recordLead(trx, 'programme.lead_ended', declined, by);
    }
    if (hasLapsed(offer, at)) throw new PiazzaError('role.lapsed', { grantId });
    await demandOfferer(trx, offer);
    demandFresh(actor, deps.now);
    await demandMeans(trx, offer.memberId, staffLevel);
    const started = accepted(offer, at);
    await saveLead(trx, started);
    await recordLead(trx, 'programme.lead_started', started, by);
  });
}

/**
 * An offer dies with the right to make it.
 * @throws PiazzaError `role.granter_gone`
 */
async function demandOfferer(trx: Trx, { id, memberId, grantedBy }: Lead): Promise<void> {
  const offerer = await findSurvivor(trx, grantedBy);
  const stands =
    offerer !== undefined &&
    offerer !== memberId &&
    (await stillMay(trx, offerer, 'programme.appoint'));
  if (!stands) throw new PiazzaError('role.granter_gone', { grant: id });
}
