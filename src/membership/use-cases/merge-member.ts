// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import type { EventType } from '../../database/outbox.js';
import { systemClock } from '../../kernel/clock.js';
import { newId, type MemberId } from '../../kernel/ids.js';
import type { JoinRequest } from '../domain/join-request.js';
import { moved, type GrantStatus } from '../domain/role-grant.js';
import type { Stint } from '../domain/stint.js';
import { lockCommunity } from '../store/communities.js';
import { insertGrant, listLiveGrants } from '../store/grants.js';
import {
  closePendingRequest,
  insertJoinRequest,
  listPendingRequestsOf,
} from '../store/join-requests.js';
import { listPlatformGrantsOf, updatePlatformGrant } from '../store/platform-grants.js';
import { findLiveStint, listLiveStintsOf } from '../store/stints.js';
import { admit } from './admit.js';
import { endMembership } from './end-membership.js';
import { record } from './record.js';

/**
 * Moves what one member holds here to another, who is the same person: memberships with the day they began,
 * roles with what is left of their terms, waiting requests, roles on the platform. Nothing is won by it: a
 * role that the other member signed for is dropped, one that both hold stays once.
 * For identity's merge, in its transaction, after it has locked both members.
 */
export async function mergeMember(trx: Trx, from: MemberId, into: MemberId): Promise<void> {
  const at = systemClock();
  for (const stint of await listLiveStintsOf(trx, from)) await moveStint(trx, stint, { into, at });
  for (const request of await listPendingRequestsOf(trx, from)) {
    await moveRequest(trx, request, { into, at });
  }
  await movePlatformRoles(trx, from, { into, at });
}

interface Move {
  readonly into: MemberId;
  readonly at: Date;
}

async function moveStint(trx: Trx, stint: Stint, { into, at }: Move): Promise<void> {
  const by = { id: stint.communityId };
  const { id: community } = await lockCommunity(trx, by);
  const existing = await findLiveStint(trx, community, into);
  const target = existing ?? { ...stint, id: newId(at.getTime()), memberId: into, path: 'moved' };
  if (!existing) await admit(trx, target, { actor: into, at });

  const held = (await listLiveGrants(trx, target.id)).map((grant) => grant.role);
  for (const grant of await listLiveGrants(trx, stint.id)) {
    const signedByTarget = grant.grantedBy === into || grant.offeredBy === into;
    if (signedByTarget || held.includes(grant.role)) continue;
    const copy = moved(grant, target, at);
    await insertGrant(trx, copy);
    const about = { at, actor: into, subject: into, community };
    const data = { grant: copy.id, role: copy.role };
    await record(trx, { ...about, type: eventOf(copy.status), data });
  }
  // Read again: the roles moved above count among its managers now.
  const counted = await lockCommunity(trx, by);
  const end = { status: 'moved', at, actor: into } as const;
  await endMembership(trx, { community: counted, stint }, end);
}

/** As if it had been offered, proposed or begun in the new place. */
function eventOf(status: GrantStatus): EventType {
  if (status === 'offered') return 'role.offered';
  return status === 'proposed' ? 'role.proposed' : 'role.started';
}

async function moveRequest(trx: Trx, request: JoinRequest, { into, at }: Move): Promise<void> {
  const { communityId, memberId } = request;
  await closePendingRequest(trx, { communityId, memberId }, 'superseded');
  const about = { at, actor: into, community: communityId };
  const data = { request: request.id };
  await record(trx, { ...about, type: 'join_request.superseded', subject: memberId, data });

  const isMember = (await findLiveStint(trx, communityId, into)) !== undefined;
  const waiting = await listPendingRequestsOf(trx, into);
  if (isMember || waiting.some((other) => other.communityId === communityId)) return;
  const copy = { ...request, id: newId<JoinRequest['id']>(at.getTime()), memberId: into };
  await insertJoinRequest(trx, copy);
  const again = { ...about, subject: into, data: { request: copy.id } };
  await record(trx, { ...again, type: 'join_request.submitted' });
}

async function movePlatformRoles(trx: Trx, from: MemberId, { into, at }: Move): Promise<void> {
  const held = (await listPlatformGrantsOf(trx, into)).map((grant) => grant.role);
  for (const grant of await listPlatformGrantsOf(trx, from)) {
    const signedByTarget = grant.invitedBy === into || grant.confirmedBy === into;
    const data = { grant: grant.id, role: grant.role, was: grant.status };
    if (signedByTarget || held.includes(grant.role)) {
      await updatePlatformGrant(trx, { ...grant, status: 'ended' }, at);
      await record(trx, { type: 'staff.ended', at, actor: into, subject: from, data });
    } else {
      await updatePlatformGrant(trx, { ...grant, memberId: into });
      const type = grant.status === 'active' ? 'staff.started' : 'staff.taken';
      await record(trx, { type, at, actor: into, subject: into, data: { ...data, from } });
    }
  }
}
