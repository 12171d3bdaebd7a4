// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import { endBreakGlass } from '../../../../src/membership/use-cases/break-glass/end-break-glass.js';
import { startBreakGlass } from '../../../../src/membership/use-cases/break-glass/start-break-glass.js';
import { decideDispute } from '../../../../src/membership/use-cases/disputes/decide-dispute.js';
import { refuseRequest } from '../../../../src/membership/use-cases/founding/refuse-request.js';
import { leaveGroup } from '../../../../src/membership/use-cases/groups/leave-group.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { removeLink } from '../../../../src/membership/use-cases/links/answer-link.js';
import { decideAppeal } from '../../../../src/membership/use-cases/measures/decide-appeal.js';
import { liftMeasure } from '../../../../src/membership/use-cases/measures/lift-measure.js';
import { openAppeal } from '../../../../src/membership/use-cases/measures/open-appeal.js';
import { endLead } from '../../../../src/membership/use-cases/programmes/end-lead.js';
import { withdrawJoinRequest } from '../../../../src/membership/use-cases/withdraw-join-request.js';
import { aDispute } from '../../../support/builders/disputes.js';
import { aSignedRequest, foundingDeps } from '../../../support/builders/founding.js';
import { aGroup } from '../../../support/builders/groups.js';
import { anInvitation } from '../../../support/builders/invitation.js';
import { aLink } from '../../../support/builders/link.js';
import { aBan } from '../../../support/builders/measures.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  aStint,
  actorOf,
  someActor,
} from '../../../support/builders/membership.js';
import { aLead, aProgramme } from '../../../support/builders/programme.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const reason = 'Non serve più a nessuno';

/** Somebody who was kept out and may come back, and the ban. */
async function banned() {
  const community = await aCommunity(db);
  const { memberId } = await aStint(db, { community });
  const { measureId } = await aBan(db, community, memberId);
  return { manager: actorOf(community.managerId), memberId, measureId };
}

/** How a row of each table comes to its end. */
const endings = {
  async stint() {
    const community = await aCommunity(db);
    const { memberId } = await aStint(db, { community });
    await leaveCommunity(deps, { actor: actorOf(memberId), slug: community.slug });
  },
  async role_grant() {
    const community = await aCommunity(db);
    const { memberId } = await aGrant(db, { community, role: 'editor' });
    await leaveCommunity(deps, { actor: actorOf(memberId), slug: community.slug });
  },
  async join_request() {
    const { slug } = await aCommunity(db, { joinPath: 'approval' });
    const actor = await someActor(db);
    await joinCommunity(deps, { actor, slug });
    await withdrawJoinRequest(deps, { actor, slug });
  },
  async group_member() {
    const community = await aCommunity(db);
    const { memberId } = await aStint(db, { community });
    const group = await aGroup(db, community, [memberId]);
    await leaveGroup(deps, { actor: actorOf(memberId), slug: community.slug, group });
  },
  async measure() {
    const { manager, measureId } = await banned();
    await liftMeasure(deps, { actor: manager, measureId, reason });
  },
  async appeal() {
    const { memberId, measureId } = await banned();
    const appeal = { actor: actorOf(memberId), measureId, message: 'Non sono stata io' };
    const { appealId } = await openAppeal(deps, appeal);
    const decision = { appealId, verdict: 'dismissed', reason } as const;
    await decideAppeal(deps, { actor: await aStaffMember(db), ...decision });
  },
  async dispute() {
    const { disputeId } = await aDispute(db);
    const decision = { disputeId, verdict: 'dismissed', reason } as const;
    await decideDispute(deps, { actor: await aStaffMember(db), ...decision });
  },
  async break_glass() {
    const { slug } = await aCommunity(db);
    const actor = await aStaffMember(db, 'platform_admin');
    const { id } = await startBreakGlass(deps, { actor, slug, reason, minutes: 30 });
    await endBreakGlass(deps, { actor, id });
  },
  async invitation() {
    const community = await aCommunity(db, { joinPath: 'invitation' });
    const { id } = await anInvitation(db, community);
    const end = { status: 'declined', ended_at: now() } as const;
    await db.updateTable('invitation').set(end).where('id', '=', id).execute();
  },
  async community_request() {
    const { requestId } = await aSignedRequest(db);
    await refuseRequest(foundingDeps(db), { actor: await aStaffMember(db), requestId, reason });
  },
  async community_link() {
    const [one, other] = [await aCommunity(db), await aCommunity(db)];
    const linkId = await aLink(db, [one, other]);
    await removeLink(deps, { actor: actorOf(one.managerId), linkId });
  },
  async programme_grant() {
    const { actor, grantId } = await aLead(db, await aProgramme(db));
    await endLead(deps, { actor, grantId });
  },
};
type Table = keyof typeof endings;

/** What would open it again, or make it another's. */
const rewrites: Readonly<Record<Table, string>> = {
  stint: "status = 'active', ended_at = null",
  role_grant: "status = 'active', ended_at = null",
  join_request: "status = 'pending'",
  group_member: 'left_at = null',
  measure: "status = 'in_force', ended_at = null",
  appeal: "status = 'open', decided_at = null, decided_by = null",
  dispute: "status = 'open', decided_at = null, decided_by = null",
  break_glass: 'ended_at = null, ended_by = null',
  invitation: "status = 'pending', ended_at = null",
  community_request: "status = 'requested', decided_by = null, decided_at = null",
  community_link: "status = 'accepted', ended_at = null",
  programme_grant: "status = 'active', ended_at = null",
};
/** Rows that a person's erasure takes away are not kept from that. */
const kept: readonly Table[] = [
  'stint',
  'role_grant',
  'join_request',
  'group_member',
  'break_glass',
  'community_link',
  'programme_grant',
];

describe('I6 what has ended is history', () => {
  it.each(Object.keys(endings) as Table[])('I6 a %s is never opened again', async (table) => {
    await endings[table]();
    const refused = { constraint: `${table}_immutable` };
    const reopen = sql`update ${sql.table(table)} set ${sql.raw(rewrites[table])}`.execute(db);
    await expect(reopen).rejects.toMatchObject(refused);
    if (!kept.includes(table)) return;
    const erase = sql`delete from ${sql.table(table)}`.execute(db);
    await expect(erase).rejects.toMatchObject(refused);
  });
});
