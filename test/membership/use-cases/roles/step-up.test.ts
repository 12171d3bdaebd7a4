// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, later, systemClock as now } from '../../../../src/kernel/clock.js';
import { newId } from '../../../../src/kernel/ids.js';
import { answerProposal } from '../../../../src/membership/use-cases/answer-proposal.js';
import { appointCaretaker } from '../../../../src/membership/use-cases/appoint-caretaker.js';
import { confirmStaffRole } from '../../../../src/membership/use-cases/confirm-staff-role.js';
import { endStaffRole } from '../../../../src/membership/use-cases/end-staff-role.js';
import { inviteStaff } from '../../../../src/membership/use-cases/invite-staff.js';
import { nameFirstManager } from '../../../../src/membership/use-cases/name-first-manager.js';
import { offerRole } from '../../../../src/membership/use-cases/offer-role.js';
import { revokeRole } from '../../../../src/membership/use-cases/revoke-role.js';
import { answerRenewal } from '../../../../src/membership/use-cases/roles/answer-renewal.js';
import { askRenewal } from '../../../../src/membership/use-cases/roles/ask-renewal.js';
import { countersignManager } from '../../../../src/membership/use-cases/roles/countersign-manager.js';
import { renewStaffRole } from '../../../../src/membership/use-cases/staff-terms/renew-staff-role.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  aStint,
  actorOf,
  someMember,
} from '../../../support/builders/membership.js';
import { anOffice } from '../../../support/builders/staff-terms.js';
import { useDatabase } from '../../../support/database.js';
import { describeStepUp, type Act, type Acts } from '../../../support/step-up.js';

const { db } = useDatabase();
const deps = { db, now };
const managed = async () => {
  const community = await aCommunity(db);
  return { community, slug: community.slug, manager: actorOf(community.managerId) };
};
const staffGrant = async () => {
  const { grantId } = await inviteStaff(deps, { role: 'support', tokenSink: () => undefined });
  return grantId;
};

/** Every grant, revocation and act of staff that hands out power, with somebody who has the right to it. */
const acts: Acts = {
  'offering a role': async () => {
    const { community, slug, manager } = await managed();
    const { memberId } = await aStint(db, { community });
    const offer = { slug, memberId, role: 'editor' } as const;
    return { by: manager, act: (actor) => offerRole(deps, { actor, ...offer }) };
  },
  'accepting a proposal': async () => {
    const { community, manager } = await managed();
    const { id: grantId } = await aGrant(db, { community, role: 'editor', status: 'proposed' });
    const act: Act = (actor) => answerProposal(deps, { actor, grantId, accept: true });
    return { by: manager, act };
  },
  'revoking a role': async () => {
    const { community, manager } = await managed();
    const { id: grantId } = await aGrant(db, { community, role: 'editor' });
    return {
      by: manager,
      act: (actor) => revokeRole(deps, { actor, grantId, reason: 'Era d’accordo' }),
    };
  },
  'offering a renewal': async () => {
    const { community, manager } = await managed();
    const validUntil = later(now(), 9 * day);
    const { id: grantId } = await aGrant(db, { community, role: 'editor', validUntil });
    return { by: manager, act: (actor) => askRenewal(deps, { actor, grantId }) };
  },
  'agreeing to a renewal': async () => {
    const { community, manager } = await managed();
    const validUntil = later(now(), 9 * day);
    const { id: grantId, memberId } = await aGrant(db, { community, role: 'editor', validUntil });
    await askRenewal(deps, { actor: actorOf(memberId), grantId });
    const act: Act = (actor) => answerRenewal(deps, { actor, grantId, accept: true });
    return { by: manager, act };
  },
  'naming a first manager': async () => {
    const { slug } = await aCommunity(db, { status: 'draft' });
    const memberId = await someMember(db);
    const act: Act = (actor) => nameFirstManager(deps, { actor, slug, memberId });
    return { by: await aStaffMember(db), act };
  },
  'appointing a caretaker': async () => {
    const { slug } = await managed();
    const { memberId } = await aStaffMember(db);
    const act: Act = (actor) => appointCaretaker(deps, { actor, slug, memberId });
    return { by: await aStaffMember(db), act };
  },
  'a second signature': async () => {
    const { community } = await managed();
    const { id: grantId } = await aGrant(db, { community, role: 'manager', status: 'offered' });
    const act: Act = (actor) => countersignManager(deps, { actor, grantId });
    return { by: await aStaffMember(db), act };
  },
  'inviting staff': async () => ({
    by: await aStaffMember(db, 'platform_admin'),
    act: (actor) => inviteStaff(deps, { actor, role: 'support', tokenSink: () => undefined }),
  }),
  'ending the role of staff': async () => {
    const grantId = await staffGrant();
    const act: Act = (actor) => endStaffRole(deps, { actor, grantId });
    return { by: await aStaffMember(db, 'platform_admin'), act };
  },
  'renewing staff': async () => {
    const { grantId } = await anOffice(db, 'support', day);
    const act: Act = (actor) => renewStaffRole(deps, { actor, grantId });
    return { by: await aStaffMember(db, 'platform_admin'), act };
  },
  'confirming staff': async () => ({
    by: await aStaffMember(db, 'platform_admin'),
    act: async (actor) => {
      const memberId = await someMember(db);
      const grantId = newId<Awaited<ReturnType<typeof staffGrant>>>();
      const waits = { id: grantId, role: 'support', status: 'unconfirmed' } as const;
      const row = { ...waits, member_id: memberId, created_at: now() };
      await db.insertInto('platform_grant').values(row).execute();
      await confirmStaffRole(deps, { actor, grantId });
    },
  }),
};

describeStepUp('giving and taking roles', acts);
