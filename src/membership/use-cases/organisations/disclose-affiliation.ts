// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { AffiliationId } from '../../../kernel/ids.js';
import { setDisclosed } from '../../store/organisations/affiliations.js';
import { transact } from '../transact.js';
import { ownAffiliation } from './own-affiliation.js';
import { recordAffiliation } from './record-affiliation.js';

/**
 * The actor lets others know of an affiliation of theirs, on the cards that name it, or no longer. Until they
 * do, nobody is told but the organisation itself.
 * @throws PiazzaError `affiliation.not_found`
 */
export async function discloseAffiliation(
  deps: { db: Db; now: Clock },
  disclosure: {
    readonly actor: Actor;
    readonly affiliationId: AffiliationId;
    readonly disclosed: boolean;
  },
): Promise<void> {
  const { actor, affiliationId, disclosed } = disclosure;
  await transact(deps.db, async (trx) => {
    const affiliation = await ownAffiliation(trx, actor, affiliationId);
    if (affiliation.disclosed === disclosed) return;
    await setDisclosed(trx, affiliationId, disclosed);
    const type = disclosed ? 'affiliation.disclosed' : 'affiliation.concealed';
    await recordAffiliation(trx, type, affiliation, { actor: actor.memberId, at: deps.now() });
  });
}
