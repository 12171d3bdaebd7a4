// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import { signersOf, type RoleGrant } from '../../domain/role-grant.js';
import { officeSigners } from '../../domain/staff.js';
import { lockCommunity } from '../../store/communities.js';
import { listLiveGrants } from '../../store/grants.js';
import { listPlatformGrantsOf, updatePlatformGrant } from '../../store/platform-grants.js';
import { listLiveStintsOf } from '../../store/stints.js';
import { endGrantWith } from '../end-grant.js';
import { keepManaged } from '../keep-managed.js';
import { record } from '../record.js';

interface OnePerson {
  readonly memberId: MemberId;
  /** Who turns out to be the same person. */
  readonly signer: MemberId;
  readonly at: Date;
}

/**
 * Ends the roles that a member has by the word of somebody who turns out to be themselves, in communities and on the
 * platform, and sees to it that somebody answers for the communities: nobody approves themselves, not even by
 * becoming the person whom they approved.
 */
export async function dropSelfSigned(trx: Trx, same: OnePerson): Promise<void> {
  const act = { at: same.at, actor: same.memberId };
  for (const stint of await listLiveStintsOf(trx, same.memberId)) {
    const own = (await listLiveGrants(trx, stint.id)).filter(isSignedBy(same.signer));
    if (own.length === 0) continue;
    const community = await lockCommunity(trx, { id: stint.communityId });
    await keepManaged(trx, { community, ending: own }, act);
    for (const grant of own) await endGrantWith(trx, grant, { status: 'dropped', ...act });
  }
  await endOffices(trx, same);
}

const isSignedBy =
  (signer: MemberId) =>
  (grant: RoleGrant): boolean =>
    signersOf(grant).includes(signer);

async function endOffices(trx: Trx, { memberId, signer, at }: OnePerson): Promise<void> {
  for (const grant of await listPlatformGrantsOf(trx, memberId)) {
    if (!officeSigners(grant).includes(signer)) continue;
    await updatePlatformGrant(trx, { ...grant, status: 'ended' }, at);
    const data = { grant: grant.id, role: grant.role, was: grant.status };
    const about = { actor: memberId, subject: memberId };
    await record(trx, { type: 'staff.ended', at, ...about, data });
  }
}
