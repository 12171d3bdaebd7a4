// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { day, later, systemClock as now } from '../../src/kernel/clock.js';
import type { JoinRequestId } from '../../src/kernel/ids.js';
import { answerOffer } from '../../src/membership/use-cases/answer-offer.js';
import { answerProposal } from '../../src/membership/use-cases/answer-proposal.js';
import { appointCaretaker } from '../../src/membership/use-cases/appoint-caretaker.js';
import { expireGrants, lapseOffers } from '../../src/membership/use-cases/close-due-grants.js';
import { decideJoinRequest } from '../../src/membership/use-cases/decide-join-request.js';
import { eraseMember } from '../../src/membership/use-cases/erase-member.js';
import { joinCommunity } from '../../src/membership/use-cases/join-community.js';
import { leaveCommunity } from '../../src/membership/use-cases/leave-community.js';
import { mergeMember } from '../../src/membership/use-cases/merge-member.js';
import { offerRole } from '../../src/membership/use-cases/offer-role.js';
import { proposeRole } from '../../src/membership/use-cases/propose-role.js';
import { resignRole } from '../../src/membership/use-cases/resign-role.js';
import { revokeRole } from '../../src/membership/use-cases/revoke-role.js';
import { reinstateMember, suspendMember } from '../../src/membership/use-cases/suspend-member.js';
import { undoMerge } from '../../src/membership/use-cases/undo-merge.js';
import { withdrawJoinRequest } from '../../src/membership/use-cases/withdraw-join-request.js';
import { withdrawOffer } from '../../src/membership/use-cases/withdraw-offer.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  aStint,
  actorOf,
  someActor,
  someMember,
} from './builders/membership.js';
import { asCodeActs } from './as-code-acts.js';
import { foundingActs } from './founding-acts.js';
import { organisationActs } from './organisation-acts.js';
import { externalActs } from './external-acts.js';
import { linkActs } from './link-acts.js';
import { programmeActs } from './programme-acts.js';
import { invitingActs } from './inviting-acts.js';
import { joiningActs } from './joining-acts.js';
import { roleActs } from './role-acts.js';
import { rosterActs } from './roster-acts.js';
import { groupActs } from './group-acts.js';
import { seatActs } from './seat-acts.js';
import { settingsActs } from './settings-acts.js';
import { staffActs } from './staff-acts.js';
import { belongingActs } from './belonging-acts.js';
import { breakGlassActs } from './break-glass-acts.js';
import { reportActs } from './report-acts.js';
import { mailChoiceActs } from './mail-choice-acts.js';
import { disputeActs } from './dispute-acts.js';
import { successionActs } from './succession-acts.js';
import { cardActs } from './card-acts.js';
import { measureActs } from './measure-acts.js';

/**
 * Every act on memberships, communities and what stands beside them. Each prepares what it needs and returns the act
 * to be watched, by the file of its use case.
 */
export function allThatIsDone(
  db: Db,
): Readonly<Record<string, () => Promise<() => Promise<unknown>>>> {
  const deps = { db, now };
  const managed = async (joinPath: 'open' | 'approval' = 'open') => {
    const community = await aCommunity(db, { joinPath });
    return { community, slug: community.slug, manager: actorOf(community.managerId) };
  };
  const asked = async () => {
    const set = await managed('approval');
    const applicant = await someActor(db);
    const joined = await joinCommunity(deps, { actor: applicant, slug: set.slug });
    if (joined.outcome !== 'requested') throw new Error('it is open');
    return { ...set, applicant, requestId: joined.requestId satisfies JoinRequestId };
  };
  const offered = async (status: 'offered' | 'proposed' | 'active') => {
    const set = await managed();
    const offeredBy = status === 'proposed' ? undefined : set.community.managerId;
    const grant = await aGrant(db, { community: set.community, role: 'editor', status, offeredBy });
    return { ...set, grant, grantId: grant.id, holder: actorOf(grant.memberId) };
  };
  const inTransaction = db.transaction();

  return {
    'join-community': async () => {
      const { slug } = await managed();
      const actor = await someActor(db);
      return () => joinCommunity(deps, { actor, slug });
    },
    'join-community by request': async () => {
      const { slug } = await managed('approval');
      const actor = await someActor(db);
      return () => joinCommunity(deps, { actor, slug });
    },
    'join-community while a request waits': async () => {
      const { slug, applicant, community } = await asked();
      await db
        .updateTable('community')
        .set({ join_ways: JSON.stringify([{ path: 'open' }]) })
        .where('id', '=', community.id)
        .execute();
      return () => joinCommunity(deps, { actor: applicant, slug });
    },
    'withdraw-join-request': async () => {
      const { slug, applicant } = await asked();
      return () => withdrawJoinRequest(deps, { actor: applicant, slug });
    },
    'decide-join-request': async () => {
      const { manager, requestId } = await asked();
      return () => decideJoinRequest(deps, { actor: manager, requestId, decision: 'approve' });
    },
    'decide-join-request by refusal': async () => {
      const { manager, requestId } = await asked();
      const refusal = { decision: 'reject', reason: 'No' } as const;
      return () => decideJoinRequest(deps, { actor: manager, requestId, ...refusal });
    },
    'leave-community': async () => {
      const { slug, community, holder } = await offered('active');
      await aGrant(db, {
        community,
        memberId: holder.memberId,
        role: 'observer',
        status: 'proposed',
      });
      return () => leaveCommunity(deps, { actor: holder, slug });
    },
    'leave-community as its last manager': async () => {
      const { slug, manager } = await managed();
      return () => leaveCommunity(deps, { actor: manager, slug });
    },
    'offer-role': async () => {
      const { slug, manager, community } = await managed();
      const { memberId } = await aStint(db, { community });
      return () => offerRole(deps, { actor: manager, slug, memberId, role: 'editor' });
    },
    'propose-role': async () => {
      const { slug, community } = await managed();
      const { memberId } = await aStint(db, { community });
      return () =>
        proposeRole(deps, { actor: actorOf(memberId), slug, role: 'editor', message: '' });
    },
    'answer-offer': async () => {
      const { grantId, holder } = await offered('offered');
      return () => answerOffer(deps, { actor: holder, grantId, accept: true });
    },
    'answer-proposal': async () => {
      const { grantId, manager } = await offered('proposed');
      return () => answerProposal(deps, { actor: manager, grantId, accept: false });
    },
    'withdraw-offer': async () => {
      const { grantId, manager } = await offered('offered');
      return () => withdrawOffer(deps, { actor: manager, grantId });
    },
    'resign-role': async () => {
      const { grantId, holder } = await offered('active');
      return () => resignRole(deps, { actor: holder, grantId });
    },
    'revoke-role': async () => {
      const { grantId, manager } = await offered('active');
      return () => revokeRole(deps, { actor: manager, grantId, reason: 'Prova' });
    },
    'close-due-grants': async () => {
      const { community } = await managed();
      const past = { validFrom: later(now(), -9 * day), validUntil: later(now(), -day) };
      await aGrant(db, { community, role: 'editor', ...past });
      const createdAt = later(now(), -20 * day);
      await aGrant(db, { community, role: 'editor', status: 'offered', createdAt });
      return async () => [await lapseOffers(deps), await expireGrants(deps)];
    },
    'close-due-grants of the last manager': async () => {
      const { community } = await managed();
      const past = { valid_from: later(now(), -9 * day), valid_until: later(now(), -day) };
      await db
        .updateTable('role_grant')
        .set(past)
        .where('community_id', '=', community.id)
        .execute();
      return () => expireGrants(deps);
    },
    'appoint-caretaker': async () => {
      const [actor, { memberId }] = [await aStaffMember(db), await aStaffMember(db)];
      const { slug } = await managed();
      return () => appointCaretaker(deps, { actor, slug, memberId });
    },
    ...rosterActs(db),
    ...roleActs(db),
    ...staffActs(db),
    ...organisationActs(db),
    ...seatActs(db),
    ...programmeActs(db),
    ...linkActs(db),
    ...externalActs(db),
    ...invitingActs(db),
    ...joiningActs(db),
    ...asCodeActs(db),
    ...foundingActs(db),
    ...settingsActs(db),
    ...groupActs(db),
    ...measureActs(db),
    ...belongingActs(db),
    ...successionActs(db),
    ...cardActs(db),
    ...disputeActs(db),
    ...breakGlassActs(db),
    ...mailChoiceActs(db),
    ...reportActs(db),
    'merge-member': async () => {
      const { holder } = await offered('active');
      const into = await someMember(db);
      return () =>
        inTransaction.execute((trx) =>
          mergeMember(trx, { from: holder.memberId, into, at: new Date() }),
        );
    },
    'undo-merge': async () => {
      const { holder } = await offered('active');
      const [from, into] = [holder.memberId, await someMember(db)];
      const journal = await inTransaction.execute((trx) =>
        mergeMember(trx, { from, into, at: new Date() }),
      );
      return () =>
        inTransaction.execute((trx) => undoMerge(trx, { from, into, at: new Date() }, journal));
    },
    'erase-member': async () => {
      const { holder } = await offered('active');
      return () =>
        inTransaction.execute((trx) =>
          eraseMember(trx, { memberId: holder.memberId, at: new Date() }),
        );
    },
    'suspend-member': async () => {
      const { holder } = await offered('active');
      const standing = { memberId: holder.memberId, actor: await someMember(db), at: now() };
      return () => inTransaction.execute((trx) => suspendMember(trx, standing));
    },
    'suspend-member (and back)': async () => {
      const { holder } = await offered('active');
      const standing = { memberId: holder.memberId, actor: await someMember(db), at: now() };
      await inTransaction.execute((trx) => suspendMember(trx, standing));
      return () => inTransaction.execute((trx) => reinstateMember(trx, standing));
    },
  };
}
