// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { MemberId } from '../../kernel/ids.js';
import { lockCommunity } from '../store/communities.js';
import { lockLiveGrants } from '../store/grants.js';
import { listPlatformGrantsOf } from '../store/platform-grants.js';
import { listLiveStintsOf, suspendStint, resumeSuspended } from '../store/stints.js';
import { keepManaged } from './keep-managed.js';
import { record } from './record.js';

interface Standing {
  readonly memberId: MemberId;
  readonly actor: MemberId;
  readonly at: Date;
}

/**
 * Suspends every membership of somebody whom the staff keeps out, with its roles; where they alone answered
 * for a community, a caretaker does. For identity, in its transaction, after it has locked the member.
 * @throws PiazzaError `staff.still_holds_role`
 */
export async function suspendMember(trx: Trx, standing: Standing): Promise<void> {
  const { memberId, ...act } = standing;
  const [office] = await listPlatformGrantsOf(trx, memberId);
  if (office) throw new PiazzaError('staff.still_holds_role', { role: office.role });

  for (const stint of await listLiveStintsOf(trx, memberId)) {
    const community = await lockCommunity(trx, { id: stint.communityId });
    await keepManaged(trx, { community, ending: await lockLiveGrants(trx, stint.id) }, act);
    if (!(await suspendStint(trx, stint.id))) continue;
    await record(trx, {
      type: 'stint.suspended',
      ...act,
      subject: memberId,
      community: community.id,
      data: { stint: stint.id },
    });
  }
}

/**
 * What a suspension put aside and is still there goes on; what ended since stays ended, and what its community
 * suspended by itself stays suspended.
 */
export async function reinstateMember(trx: Trx, { memberId, ...act }: Standing): Promise<void> {
  for (const stint of await listLiveStintsOf(trx, memberId)) {
    if (!(await resumeSuspended(trx, stint.id))) continue;
    await record(trx, {
      type: 'stint.resumed',
      ...act,
      subject: memberId,
      community: stint.communityId,
      data: { stint: stint.id },
    });
  }
}
