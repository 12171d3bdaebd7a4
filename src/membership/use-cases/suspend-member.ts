// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Trx } from '../../database/database.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { MemberId } from '../../kernel/ids.js';
import { lockCommunity } from '../store/communities.js';
import { lockLiveGrants } from '../store/grants.js';
import { listPlatformGrantsOf } from '../store/platform-grants.js';
import { listLiveStintsOf, moveStintStatus } from '../store/stints.js';
import { keepManaged } from './keep-managed.js';
import { record } from './record.js';

interface Standing {
  readonly memberId: MemberId;
  readonly actor: MemberId;
  readonly at: Date;
}

const journalSchema = z.strictObject({ stints: z.array(z.string()) });

/**
 * Suspends every membership of somebody whom the staff keeps out, with its roles; where they alone answered
 * for a community, a caretaker does. For identity, in its transaction, after it has locked the member.
 * @throws PiazzaError `staff.still_holds_role`
 */
export async function suspendMember(
  trx: Trx,
  standing: Standing,
): Promise<z.infer<typeof journalSchema>> {
  const { memberId, ...act } = standing;
  const [office] = await listPlatformGrantsOf(trx, memberId);
  if (office) throw new PiazzaError('staff.still_holds_role', { role: office.role });

  const stints: string[] = [];
  for (const stint of await listLiveStintsOf(trx, memberId)) {
    const community = await lockCommunity(trx, { id: stint.communityId });
    await keepManaged(trx, { community, ending: await lockLiveGrants(trx, stint.id) }, act);
    if (!(await moveStintStatus(trx, stint.id, { from: 'active', to: 'suspended' }))) continue;
    stints.push(stint.id);
    await record(trx, {
      type: 'stint.suspended',
      ...act,
      subject: memberId,
      community: community.id,
      data: { stint: stint.id },
    });
  }
  return { stints };
}

/** What a suspension put aside and is still there goes on; what ended since stays ended. */
export async function reinstateMember(
  trx: Trx,
  { memberId, ...act }: Standing,
  journal: unknown,
): Promise<void> {
  const { stints } = journalSchema.parse(journal);
  for (const stint of await listLiveStintsOf(trx, memberId)) {
    if (!stints.includes(stint.id)) continue;
    if (!(await moveStintStatus(trx, stint.id, { from: 'suspended', to: 'active' }))) continue;
    await record(trx, {
      type: 'stint.resumed',
      ...act,
      subject: memberId,
      community: stint.communityId,
      data: { stint: stint.id },
    });
  }
}
