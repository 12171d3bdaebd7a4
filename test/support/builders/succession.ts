// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../src/database/database.js';
import { systemClock as now } from '../../../src/kernel/clock.js';
import type { MemberId, RoleGrantId } from '../../../src/kernel/ids.js';
import type { Community } from '../../../src/membership/domain/community.js';
import { answerOffer } from '../../../src/membership/use-cases/answer-offer.js';
import { offerRole } from '../../../src/membership/use-cases/offer-role.js';
import { actorOf, aStint } from './membership.js';

interface Place {
  readonly community: Community & { readonly managerId: MemberId };
  readonly memberId?: MemberId;
}

/** Somebody whom the manager asked to take over when they leave. */
export async function anAskedSuccessor(
  db: Db,
  { community, ...who }: Place,
): Promise<{ memberId: MemberId; grantId: RoleGrantId }> {
  const { memberId } = await aStint(db, { community, ...who });
  const actor = actorOf(community.managerId);
  const ask = { actor, slug: community.slug, memberId, role: 'manager', onLeave: true } as const;
  return { memberId, ...(await offerRole({ db, now }, ask)) };
}

/** Somebody who agreed to it. */
export async function aSuccessor(db: Db, place: Place) {
  const asked = await anAskedSuccessor(db, place);
  const { memberId, grantId } = asked;
  await answerOffer({ db, now }, { actor: actorOf(memberId), grantId, accept: true });
  return asked;
}
