// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../src/database/database.js';
import { systemClock as now } from '../../../src/kernel/clock.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import type { Community } from '../../../src/membership/domain/community.js';
import { openDispute } from '../../../src/membership/use-cases/disputes/open-dispute.js';
import { actorOf, aCommunity, aGrant } from './membership.js';

/** A community with two managers; the first disputes the role of the second. */
export async function aDispute(
  db: Db,
  where?: { community: Community & { readonly managerId: MemberId } },
) {
  const community = where?.community ?? (await aCommunity(db));
  const { id: grantId, memberId } = await aGrant(db, { community, role: 'manager' });
  const opener = actorOf(community.managerId);
  const message = 'Da mesi non risponde a nessuno.';
  const { disputeId } = await openDispute({ db, now }, { actor: opener, grantId, message });
  return { community, grantId, opener, holder: actorOf(memberId), disputeId };
}
