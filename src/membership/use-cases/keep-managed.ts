// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import type { MemberId } from '../../kernel/ids.js';
import type { Community } from '../domain/community.js';
import { caretaker, type RoleGrant } from '../domain/role-grant.js';
import { startStint } from '../domain/stint.js';
import { answersForCommunity } from '../domain/terms.js';
import { setCommunityStatus } from '../store/communities.js';
import { insertGrant } from '../store/grants.js';
import { findStandingStaff } from '../store/standing-staff.js';
import { findLiveStint } from '../store/stints.js';
import { admit } from './admit.js';
import { record } from './record.js';

interface Act {
  readonly at: Date;
  readonly actor: MemberId | undefined;
}

/**
 * Before the last who answer for an active community go, appoints a caretaker from the regional staff;
 * with nobody to appoint, the community is frozen. Nobody is ever held back for it.
 * The caller holds the community's lock, so that the count stays true.
 */
export async function keepManaged(
  trx: Trx,
  { community, ending }: { community: Community; ending: readonly RoleGrant[] },
  act: Act,
): Promise<'managed' | 'caretaker' | 'frozen'> {
  const going = ending.filter((g) => g.status === 'active' && answersForCommunity(g.role));
  if (going.length === 0 || community.status !== 'active') return 'managed';
  if (community.activeManagers > going.length) return 'managed';

  const leaving = going.map((grant) => grant.memberId);
  const staff = await findStandingStaff(trx, leaving);
  if (staff === undefined) {
    await freeze(trx, community, act);
    return 'frozen';
  }
  await appoint(trx, { community, staff, by: undefined }, act);
  return 'caretaker';
}

/** Gives a community its caretaker, who becomes a member where they are none. */
export async function appoint(
  trx: Trx,
  { community, staff, by }: { community: Community; staff: MemberId; by: MemberId | undefined },
  { at, actor }: Act,
): Promise<RoleGrant> {
  const existing = await findLiveStint(trx, community.id, staff);
  const stint = existing ?? appointedStint(community, staff, at);
  if (!existing) await admit(trx, stint, { actor, at });
  const grant = caretaker(stint, { by, at });
  await insertGrant(trx, grant);
  await record(trx, {
    type: 'role.started',
    at,
    actor,
    subject: staff,
    community: community.id,
    data: { grant: grant.id, role: grant.role },
  });
  return grant;
}

async function freeze(trx: Trx, community: Community, { at, actor }: Act): Promise<void> {
  await setCommunityStatus(trx, community.id, 'frozen');
  await record(trx, {
    type: 'community.frozen',
    at,
    actor,
    community: community.id,
    data: { why: 'no_manager' },
  });
}

/** Staff hold their role with a sign-in at level substantial or higher; that is the proof they join with. */
function appointedStint(community: Community, staff: MemberId, at: Date) {
  const proof = { memberId: staff, level: 'substantial', provider: 'appointed' } as const;
  return startStint(community.id, { ...proof, authenticatedAt: at }, { path: 'appointed', at });
}
