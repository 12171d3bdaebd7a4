// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import type { MeasureId, MemberId } from '../../kernel/ids.js';
import type { Community } from '../domain/community.js';
import type { RoleGrant } from '../domain/role-grant.js';
import type { Stint, StintEnd } from '../domain/stint.js';
import { lockLiveGrants } from '../store/grants.js';
import { endStint } from '../store/stints.js';
import { dropCard } from './cards/drop-card.js';
import { endGrantWith } from './end-grant.js';
import { leaveGroups } from './groups/stint-groups.js';
import { keepManaged, type HandingOver } from './keep-managed.js';
import { dropProposal } from './measures/drop-proposal.js';
import { record } from './record.js';
import { dropDelegationOf } from './seats/drop-delegation.js';

export interface MembershipEnd {
  readonly status: StintEnd;
  readonly at: Date;
  /** Undefined for what the platform does by itself. */
  readonly actor: MemberId | undefined;
  readonly reason?: string;
  /** For an end by the rules: what the membership rested on is gone. */
  readonly why?: 'affiliation_ended' | 'seat_ended';
  /** The decision that ends it. */
  readonly measure?: MeasureId;
  /** For whom the member goes by their own wish. */
  readonly handingOver?: HandingOver;
}

/**
 * Ends a membership with everything that hangs on it: first somebody answers for the community, then each
 * role, offer and delegation ends as its own change, then the stint. The caller holds the community and the stint.
 * @returns the roles that were held.
 */
export async function endMembership(
  trx: Trx,
  { community, stint }: { community: Community; stint: Stint },
  end: MembershipEnd,
): Promise<readonly RoleGrant[]> {
  const grants = await lockLiveGrants(trx, stint.id);
  await keepManaged(trx, { community, ending: grants, handingOver: end.handingOver }, end);
  for (const grant of grants) {
    await endGrantWith(trx, grant, { status: 'dropped', at: end.at, actor: end.actor });
  }
  await dropDelegationOf(trx, stint, end);
  await leaveGroups(trx, stint, end);
  await dropCard(trx, stint, end);
  await dropProposal(trx, stint, end);
  await endStint(trx, stint.id, end);
  await record(trx, {
    type: 'stint.ended',
    at: end.at,
    actor: end.actor,
    subject: stint.memberId,
    community: community.id,
    data: {
      stint: stint.id,
      how: end.status,
      ...(end.measure && { measure: end.measure }),
      ...(end.why && { why: end.why }),
    },
  });
  return grants.filter((grant) => grant.status === 'active');
}
