// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import type { MemberId, RoleGrantId } from '../../kernel/ids.js';
import type { Community } from '../domain/community.js';
import { caretaker, type RoleGrant } from '../domain/role-grant.js';
import { startStint } from '../domain/stint.js';
import { answersForCommunity } from '../domain/terms.js';
import { setCommunityStatus } from '../store/communities.js';
import { insertGrant } from '../store/grants.js';
import { lockStandingStaff } from '../store/standing-staff.js';
import { findLiveStint, listServing } from '../store/stints.js';
import { admit } from './admit.js';
import { handOver } from './leaving/hand-over.js';
import { record } from './record.js';

interface Act {
  readonly at: Date;
  readonly actor: MemberId | undefined;
}

/**
 * Those of the ending roles without which an active community would be alone; none where others answer for it.
 * A role that rests with its membership counts for nobody, as it does not in the community's own count.
 */
export async function lastInCharge(
  db: Db | Trx,
  { status, activeManagers }: Community,
  ending: readonly RoleGrant[],
): Promise<readonly RoleGrant[]> {
  return status === 'active' ? alone(db, activeManagers, ending) : [];
}

async function alone(
  db: Db | Trx,
  activeManagers: number,
  ending: readonly RoleGrant[],
): Promise<readonly RoleGrant[]> {
  const held = ending.filter((g) => g.status === 'active' && answersForCommunity(g.role));
  if (held.length < activeManagers) return [];
  const serving = await listServing(
    db,
    held.map(({ stintId }) => stintId),
  );
  const going = held.filter(({ stintId }) => serving.has(stintId));
  return activeManagers <= going.length ? going : [];
}

/** Whoever goes by their own wish hands over to who agreed to it: to the one named, where several did. */
export interface HandingOver {
  readonly to: RoleGrantId | undefined;
}

/**
 * Before the last who answer for an active community go, lets somebody who agreed to it take over, else appoints
 * a caretaker from the regional staff; with nobody to appoint, the community is frozen. One that is frozen already
 * gets nobody by itself: the staff is told, which decides about it. Nobody is ever held back for it. The caller holds the community's lock, so that the count stays true.
 */
export async function keepManaged(
  trx: Trx,
  {
    community,
    ending,
    handingOver,
  }: { community: Community; ending: readonly RoleGrant[]; handingOver?: HandingOver | undefined },
  act: Act,
): Promise<'managed' | 'handed_over' | 'caretaker' | 'frozen'> {
  if (community.status === 'frozen') {
    const last = await alone(trx, community.activeManagers, ending);
    if (last.length > 0) await tellUnmanaged(trx, community, act);
    return 'managed';
  }
  const going = await lastInCharge(trx, community, ending);
  if (going.length === 0) return 'managed';
  if (handingOver && (await handOver(trx, { going, named: handingOver.to }, act))) {
    return 'handed_over';
  }

  const leaving = going.map((grant) => grant.memberId);
  const staff = await lockStandingStaff(trx, { communityId: community.id, except: leaving });
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
  await setCommunityStatus(trx, community.id, 'frozen', { at });
  await tellUnmanaged(trx, community, { at, actor });
}

const tellUnmanaged = (trx: Trx, { id }: Community, { at, actor }: Act): Promise<void> =>
  record(trx, {
    type: 'community.frozen',
    at,
    actor,
    community: id,
    data: { why: 'no_manager' },
  });

/** Staff hold their role with a sign-in at level substantial or higher; that is the proof they join with. */
function appointedStint(community: Community, staff: MemberId, at: Date) {
  const proof = { memberId: staff, level: 'substantial', provider: 'appointed' } as const;
  return startStint(community.id, { ...proof, authenticatedAt: at }, { path: 'appointed', at });
}
