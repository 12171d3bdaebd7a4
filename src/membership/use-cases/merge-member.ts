// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import { newId, type MemberId } from '../../kernel/ids.js';
import type { JoinRequest } from '../domain/join-request.js';
import type { MergeJournal } from '../domain/merge-journal.js';
import { officeSigners } from '../domain/staff.js';
import { closeOpenRequest, insertJoinRequest, listOpenRequestsOf } from '../store/join-requests.js';
import { listPlatformGrantsOf, updatePlatformGrant } from '../store/platform-grants.js';
import { findLiveStint, listLiveStintsOf } from '../store/stints.js';
import { moveMasterCard } from './cards/move-card.js';
import { moveFounding } from './founding/change-of-member.js';
import { endFollowings } from './following/end-followings.js';
import { endRefusals } from './mail-choices/end-refusals.js';
import { endWhereBanned } from './measures/end-where-banned.js';
import { moveAppeals } from './measures/move-appeals.js';
import { keepAdministered, lockAdministration } from './keep-administered.js';
import { moveStint, type Move } from './move-stint.js';
import { record } from './record.js';
import { dropSelfSigned } from './roles/drop-self-signed.js';

/** Two members who are one person, and when that was found. */
export interface Merging {
  readonly from: MemberId;
  readonly into: MemberId;
  readonly at: Date;
}

/**
 * Moves what one member holds here to another, who is the same person: memberships with the day they began,
 * roles with what is left of their terms, waiting requests, roles on the platform. Nothing is won by it: a
 * role that either signed for the other is dropped, one that both hold stays once, and where one of them is
 * banned neither belongs.
 * For identity's merge, in its transaction, after it has locked both members.
 * @returns what `undoMerge` needs.
 * @throws PiazzaError `staff.last_administrator`
 */
export async function mergeMember(trx: Trx, { from, into, at }: Merging): Promise<MergeJournal> {
  const move = { to: into, at };
  const journal: MergeJournal = { stints: [], requests: [], platformGrants: [] };
  await endWhereBanned(trx, [from, into], move.at);
  await dropSelfSigned(trx, { memberId: into, signer: from, at: move.at });
  for (const stint of await listLiveStintsOf(trx, from)) {
    const entry = await moveStint(trx, stint, move);
    if (entry) journal.stints.push(entry);
  }
  for (const request of await listOpenRequestsOf(trx, from)) {
    const copy = await moveRequest(trx, request, move);
    if (copy) journal.requests.push(copy);
  }
  journal.appeals = await moveAppeals(trx, from, move);
  journal.followings = await endFollowings(trx, from, move);
  journal.mailRefusals = await endRefusals(trx, from, move);
  journal.card = await moveMasterCard(trx, from, move);
  journal.platformGrants = await movePlatformRoles(trx, from, move);
  journal.communityRequest = await moveFounding(trx, from, move);
  return journal;
}

/** A waiting request goes over, unless the other member belongs or waits already. */
export async function moveRequest(
  trx: Trx,
  request: JoinRequest,
  { to, at }: Move,
): Promise<string | undefined> {
  const { communityId, memberId } = request;
  await closeOpenRequest(trx, { communityId, memberId }, 'superseded');
  const about = { at, actor: to, community: communityId };
  const data = { request: request.id };
  await record(trx, { ...about, type: 'join_request.superseded', subject: memberId, data });

  const isMember = (await findLiveStint(trx, communityId, to)) !== undefined;
  const waiting = await listOpenRequestsOf(trx, to);
  if (isMember || waiting.some((other) => other.communityId === communityId)) return undefined;
  // Who asked the question would be asked it now.
  const inquiry = request.inquiry?.askedBy === to ? undefined : request.inquiry;
  const status = inquiry ? request.status : 'pending';
  const own = { id: newId<JoinRequest['id']>(at.getTime()), memberId: to, status, inquiry };
  const copy: JoinRequest = { ...request, ...own };
  await insertJoinRequest(trx, copy);
  const again = { ...about, subject: to, data: { request: copy.id } };
  await record(trx, { ...again, type: 'join_request.submitted' });
  return copy.id;
}

export async function movePlatformRoles(
  trx: Trx,
  from: MemberId,
  { to, at, only }: Move & { only?: readonly string[] },
): Promise<string[]> {
  await lockAdministration(trx, [from, to]);
  const held = (await listPlatformGrantsOf(trx, to)).map((grant) => grant.role);
  const movable = (await listPlatformGrantsOf(trx, from)).filter(
    ({ id }) => only === undefined || only.includes(id),
  );
  const movedIds: string[] = [];
  for (const grant of movable) {
    const isSignedByTarget = officeSigners(grant).includes(to);
    if (isSignedByTarget && !held.includes(grant.role)) await keepAdministered(trx, grant);
    const data = { grant: grant.id, role: grant.role, was: grant.status };
    if (isSignedByTarget || held.includes(grant.role)) {
      await updatePlatformGrant(trx, { ...grant, status: 'ended' }, at);
      await record(trx, { type: 'staff.ended', at, actor: to, subject: from, data });
    } else {
      await updatePlatformGrant(trx, { ...grant, memberId: to });
      const type = grant.status === 'active' ? 'staff.started' : 'staff.taken';
      await record(trx, { type, at, actor: to, subject: to, data: { ...data, from } });
      movedIds.push(grant.id);
    }
  }
  return movedIds;
}
