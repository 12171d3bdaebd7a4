// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../../../src/kernel/clock.js';
import { lockCommunity } from '../../../../src/membership/store/communities.js';
import { answerOffer } from '../../../../src/membership/use-cases/answer-offer.js';
import { answerProposal } from '../../../../src/membership/use-cases/answer-proposal.js';
import { eraseMember } from '../../../../src/membership/use-cases/erase-member.js';
import { offerRole } from '../../../../src/membership/use-cases/offer-role.js';
import { proposeRole } from '../../../../src/membership/use-cases/propose-role.js';
import { resignRole } from '../../../../src/membership/use-cases/resign-role.js';
import { countersignManager } from '../../../../src/membership/use-cases/roles/countersign-manager.js';
import { listHeldRoles } from '../../../../src/membership/use-cases/roles/list-held-roles.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  aStint,
  actorOf,
} from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

describe('giving a role back', () => {
  it('leaves a note to those who manage, and to nobody else, until its writer is erased', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    const manager = actorOf(community.managerId);
    const { id: grantId, memberId } = await aGrant(db, { community, role: 'editor' });
    const note = 'Le bozze sono nella cartella comune.';
    await resignRole(deps, { actor: actorOf(memberId), grantId, note });
    const { notes } = await listHeldRoles(deps, { actor: manager, slug });
    expect(notes).toMatchObject([{ role: 'editor', note }]);
    const reading = listHeldRoles(deps, { actor: actorOf(memberId), slug });
    await expect(reading).rejects.toMatchObject({ code: 'right.missing' });
    await db.transaction().execute((trx) => eraseMember(trx, { memberId, at: new Date() }));
    expect((await listHeldRoles(deps, { actor: manager, slug })).notes).toEqual([]);
  });
});

describe('putting oneself forward', () => {
  it('for the co-management takes thirty days of belonging', async () => {
    const community = await aCommunity(db);
    const propose = async (days: number) => {
      const startedAt = later(now(), -days * day);
      const { memberId } = await aStint(db, { community, startedAt });
      const proposal = { slug: community.slug, role: 'co_manager', message: 'Eccomi' } as const;
      return proposeRole(deps, { actor: actorOf(memberId), ...proposal });
    };
    await expect(propose(29)).rejects.toMatchObject({ code: 'role.too_early' });
    await expect(propose(31)).resolves.toBeDefined();
  });
});

describe('the first manager after a caretaker', () => {
  const kept = async () => {
    const community = await aCommunity(db);
    const staff = await aStaffMember(db);
    await aGrant(db, { community, role: 'caretaker', memberId: staff.memberId });
    await db
      .updateTable('role_grant')
      .set({ status: 'revoked', ended_at: now() })
      .where('community_id', '=', community.id)
      .where('role', '=', 'manager')
      .execute();
    const { memberId } = await aStint(db, { community });
    return { community, slug: community.slug, staff, member: actorOf(memberId) };
  };

  it('begins with two signatures of the staff, of two people', async () => {
    const { slug, staff, member } = await kept();
    const offer = { actor: staff, slug, memberId: member.memberId, role: 'manager' } as const;
    const { grantId } = await offerRole(deps, offer);
    const accept = () => answerOffer(deps, { actor: member, grantId, accept: true });
    await expect(accept()).rejects.toMatchObject({ code: 'role.needs_second_signature' });
    const same = countersignManager(deps, { actor: staff, grantId });
    await expect(same).rejects.toMatchObject({ code: 'role.same_signature' });
    await countersignManager(deps, { actor: await aStaffMember(db), grantId });
    await accept();
  });

  it('who proposed themselves is signed for twice as well, never by the same person', async () => {
    const { community, staff, member } = await kept();
    const proposal = { community, role: 'manager', status: 'proposed' } as const;
    const { id: grantId } = await aGrant(db, { ...proposal, memberId: member.memberId });
    const accept = () => answerProposal(deps, { actor: staff, grantId, accept: true });
    await expect(accept()).rejects.toMatchObject({ code: 'role.needs_second_signature' });
    await countersignManager(deps, { actor: staff, grantId });
    await expect(accept()).rejects.toMatchObject({ code: 'role.same_signature' });
  });

  it('is asked for no second signature where a manager is in office', async () => {
    const community = await aCommunity(db);
    const offeredBy = community.managerId;
    const grant = await aGrant(db, { community, role: 'manager', status: 'offered', offeredBy });
    await answerOffer(deps, { actor: actorOf(grant.memberId), grantId: grant.id, accept: true });
  });

  it('is signed for once, of two who sign at the same moment', async () => {
    const { community, member } = await kept();
    const proposal = { community, role: 'manager', status: 'proposed' } as const;
    const { id: grantId } = await aGrant(db, { ...proposal, memberId: member.memberId });
    const [one, two] = [await aStaffMember(db), await aStaffMember(db)];
    const holding = await db.startTransaction().execute();
    await lockCommunity(holding, community.slug);
    const both = Promise.allSettled(
      [one, two].map((actor) => countersignManager(deps, { actor, grantId })),
    );
    await untilBlocked(db, 2);
    await holding.commit().execute();
    const outcomes = (await both).map(({ status }) => status).toSorted();
    expect(outcomes).toEqual(['fulfilled', 'rejected']);
  });
});
