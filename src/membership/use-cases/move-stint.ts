// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import type { EventType } from '../../database/outbox.js';
import { newId, type MemberId } from '../../kernel/ids.js';
import type { MergeJournal } from '../domain/merge-journal.js';
import { moved, signersOf, type GrantStatus, type RoleGrant } from '../domain/role-grant.js';
import type { Stint } from '../domain/stint.js';
import { lockCommunity } from '../store/communities.js';
import { insertGrant, listLiveGrants } from '../store/grants.js';
import { markOverrun } from '../store/roles/terms.js';
import { findLiveStint } from '../store/stints.js';
import { admit } from './admit.js';
import { copyCard } from './cards/move-card.js';
import { copyGroups } from './groups/stint-groups.js';
import { carryProposed, carryStanding, carrySuspended } from './carry-standing.js';
import { endMembership } from './end-membership.js';
import { record } from './record.js';
import { carryDelegation, isBoundTo } from './seats/carry-delegation.js';

export interface Move {
  readonly to: MemberId;
  readonly at: Date;
}

/**
 * A live membership goes over to another member, with the day it began and what is left of its roles. Undefined
 * for one that ends instead, because the seat that it goes with cannot be held by the other.
 */
export async function moveStint(
  trx: Trx,
  stint: Stint,
  move: Move,
): Promise<MergeJournal['stints'][number] | undefined> {
  const by = { id: stint.communityId };
  const act = { at: move.at, actor: move.to };
  const held = await lockCommunity(trx, by);
  if (await isBoundTo(trx, stint, move.to)) {
    await endMembership(trx, { community: held, stint }, { ...act, status: 'moved' });
    return undefined;
  }
  const { target, created } = await targetOf(trx, stint, move);
  const grants = await copyGrants(trx, await listLiveGrants(trx, stint.id), { target, ...move });
  const sitting = await carryDelegation(trx, stint, { target, created, ...act });
  await copyGroups(trx, stint, target, act);
  await copyCard(trx, stint, target, act);
  if (created) await carryStanding(trx, stint, target, act);
  const suspended = await carrySuspended(trx, stint, target, act);
  const proposed = await carryProposed(trx, stint, target, act);
  // Read again: the roles moved above count among its managers now.
  const community = await lockCommunity(trx, by);
  await endMembership(trx, { community, stint }, { ...act, status: 'moved' });
  const measures = { ...(suspended && { suspended }), ...(proposed && { proposed }) };
  return { to: target.id, created, grants, ...sitting, ...measures };
}

async function targetOf(trx: Trx, stint: Stint, { to, at }: Move) {
  const existing = await findLiveStint(trx, stint.communityId, to);
  if (existing) return { target: existing, created: false };
  // What came with a seat stays told apart: no affiliation is asked of it.
  const path = stint.path === 'seat' ? 'seat' : 'moved';
  const copy = { id: newId<Stint['id']>(at.getTime()), memberId: to, path } as const;
  // The affiliation is the other's own, and moves by itself.
  const target: Stint = { ...stint, ...copy, affiliationId: undefined };
  await admit(trx, target, { actor: to, at });
  return { target, created: true };
}

/** What the other member signed for would be signed by the holder: it is dropped. What both hold stays once. */
export async function copyGrants(
  trx: Trx,
  grants: readonly RoleGrant[],
  { target, to, at }: Move & { target: Stint },
): Promise<string[]> {
  const held = (await listLiveGrants(trx, target.id)).map((grant) => grant.role);
  const copied: string[] = [];
  for (const grant of grants) {
    if (signersOf(grant).includes(to) || held.includes(grant.role)) continue;
    const copy = moved(grant, target, at);
    await insertGrant(trx, { ...copy, overrunAt: undefined });
    copied.push(copy.id);
    const about = { at, actor: to, subject: to, community: copy.communityId };
    const data = { grant: copy.id, role: copy.role, why: 'moved' };
    await record(trx, { ...about, type: eventOf(copy.status), data });
    // Since when it was for the other: it gives portals no more here than it did there.
    if (copy.overrunAt && (await markOverrun(trx, copy.id, copy.overrunAt))) {
      await record(trx, { ...about, type: 'role.overrun', data });
    }
  }
  return copied;
}

/** As if it had been offered, proposed or begun in the new place. */
function eventOf(status: GrantStatus): EventType {
  if (status === 'offered') return 'role.offered';
  return status === 'proposed' ? 'role.proposed' : 'role.started';
}
