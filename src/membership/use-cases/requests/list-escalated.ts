// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { listEscalatedRequests, type EscalatedRequest } from '../../store/escalated-requests.js';
import { demand, powersOf } from '../authorise.js';

/**
 * For the regional staff: requests that their communities have not answered in time, the oldest first.
 * @throws PiazzaError `right.missing`, `session.level_too_low`
 */
export async function listEscalated(
  { db }: { db: Db },
  { actor, locale }: { actor: Actor; locale: 'it' | 'en' },
): Promise<readonly EscalatedRequest[]> {
  demand(await powersOf(db, actor), 'appeal.decide');
  return listEscalatedRequests(db, { locale, limit: 200 });
}
