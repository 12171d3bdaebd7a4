// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../../src/kernel/clock.js';
import type { JoinRequestId } from '../../../src/kernel/ids.js';
import { answerOffer } from '../../../src/membership/use-cases/answer-offer.js';
import { answerProposal } from '../../../src/membership/use-cases/answer-proposal.js';
import { appointCaretaker } from '../../../src/membership/use-cases/appoint-caretaker.js';
import { expireGrants, lapseOffers } from '../../../src/membership/use-cases/close-due-grants.js';
import { decideJoinRequest } from '../../../src/membership/use-cases/decide-join-request.js';
import { eraseMember } from '../../../src/membership/use-cases/erase-member.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { leaveCommunity } from '../../../src/membership/use-cases/leave-community.js';
import { mergeMember } from '../../../src/membership/use-cases/merge-member.js';
import { offerRole } from '../../../src/membership/use-cases/offer-role.js';
import { proposeRole } from '../../../src/membership/use-cases/propose-role.js';
import { resignRole } from '../../../src/membership/use-cases/resign-role.js';
import { revokeRole } from '../../../src/membership/use-cases/revoke-role.js';
import {
  reinstateMember,
  suspendMember,
} from '../../../src/membership/use-cases/suspend-member.js';
import { undoMerge } from '../../../src/membership/use-cases/undo-merge.js';
import { withdrawJoinRequest } from '../../../src/membership/use-cases/withdraw-join-request.js';
import { withdrawOffer } from '../../../src/membership/use-cases/withdraw-offer.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  aStint,
  actorOf,
  someActor,
  someMember,
} from '../../support/builders/membership.js';
import { asCodeActs } from '../../support/as-code-acts.js';
import { foundingActs } from '../../support/founding-acts.js';
import { organisationActs } from '../../support/organisation-acts.js';
import { externalActs } from '../../support/external-acts.js';
import { linkActs } from '../../support/link-acts.js';
import { programmeActs } from '../../support/programme-acts.js';
import { invitingActs } from '../../support/inviting-acts.js';
import { joiningActs } from '../../support/joining-acts.js';
import {
  countChanges,
  watchChanges,
  watchTelling,
  whileTellingFails,
} from '../../support/seen-changes.js';
import { roleActs } from '../../support/role-acts.js';
import { rosterActs } from '../../support/roster-acts.js';
import { groupActs } from '../../support/group-acts.js';
import { seatActs } from '../../support/seat-acts.js';
import { settingsActs } from '../../support/settings-acts.js';
import { staffActs } from '../../support/staff-acts.js';
import { belongingActs } from '../../support/belonging-acts.js';
import { breakGlassActs } from '../../support/break-glass-acts.js';
import { reportActs } from '../../support/report-acts.js';
import { mailChoiceActs } from '../../support/mail-choice-acts.js';
import { disputeActs } from '../../support/dispute-acts.js';
import { successionActs } from '../../support/succession-acts.js';
import { cardActs } from '../../support/card-acts.js';
import { measureActs } from '../../support/measure-acts.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
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

/** Each prepares what it needs and returns the act to be watched. */
const acts: Readonly<Record<string, () => Promise<() => Promise<unknown>>>> = {
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
    return () => proposeRole(deps, { actor: actorOf(memberId), slug, role: 'editor', message: '' });
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
    return () => revokeRole(deps, { actor: manager, grantId });
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
    await db.updateTable('role_grant').set(past).where('community_id', '=', community.id).execute();
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
    return () => inTransaction.execute((trx) => mergeMember(trx, holder.memberId, into));
  },
  'undo-merge': async () => {
    const { holder } = await offered('active');
    const [from, into] = [holder.memberId, await someMember(db)];
    const journal = await inTransaction.execute((trx) => mergeMember(trx, from, into));
    return () => inTransaction.execute((trx) => undoMerge(trx, from, into, journal));
  },
  'erase-member': async () => {
    const { holder } = await offered('active');
    return () => inTransaction.execute((trx) => eraseMember(trx, holder.memberId));
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

/** Files that are steps of the acts above, reads, or counts without history. */
const notActs = new RegExp(
  `^(${[
    'inviting/(demand-|hold-|letters|list-|offer-|read-|write-)',
    'reports/(carry-|end-|hold-|read-|target|words)|exporting/(end-|read-)|disputes/(end-|read-)|break-glass/list-|digest/read-',
    'measures/(drop-|end-w|keep-out|list-|lock-|read-|tell-|undo-)',
    'as-code/(operator|place|plan-|planned|settings-|stepping|steps)',
    'form/(drop-|edit-|hold-|read-|take-)',
    'staff-terms/read-|announcing/(gather|read|tell)-',
    '(roles|register|history)/(drop|list|read)-|roles/end-as',
    'leaving/(agree-|hand-|list-|read-)|term/start-grace',
    'terms-of-use/read-|requests/(list-|read-)',
    'following/(end-|gather-|list-|read-|tell-|unfollow-)|mail-choices/(end-|read-|refusal-)',
    'seats/(end-seat-with|hold-|list-|my-|record-)',
    'organisations/(addressees|authorise|choose-|hold-|in-batches|list-|move-affiliations|own-|read-|record-|refresh-|search-|strip-|take-)',
    'programmes/(authorise|count-|list-|read-|record-)|external/(list-|read-)|links/(list-|record-)',
    'groups/(hold-|list-|stint-)|cards/(drop-|judge-|list-|move-|purge-|read-)',
    'settings/(hold-|list-|read-|settle-|switch-)|lifecycle/(demand-|wake)',
    'founding/(find-|hold-|letters|list-|read-|signers|write-)|(get|list|member|my|read|preview|search)-',
    'addressees|claims|export-member|needed-level',
    '(authorise|demand-(holder|means|right)|lock-|record|transact)',
    '(admit|begin-|carry-standing|end-(grant|membership)|found-|keep-managed|move-stint|open-role|start-grant)',
    'joining/(join-at-once|weigh)|roll-up',
  ].join('|')})`,
);

beforeAll(async () => {
  await watchChanges(db);
  await watchTelling(db);
});

describe('I14 every changed row writes one event and one audit entry', () => {
  // First: what is taken back leaves nothing behind that the acts below would meet.
  it.each(Object.keys(acts))('%s: with it or not at all', async (name) => {
    const act = await acts[name]?.();
    const before = await countChanges(db);
    await whileTellingFails(db, async () => act?.());
    expect(await countChanges(db)).toEqual(before);
  });

  it.each(Object.keys(acts))('%s', async (name) => {
    const act = await acts[name]?.();
    const before = await countChanges(db);

    await act?.();

    const after = await countChanges(db);
    const changes = after.changes - before.changes;
    expect(changes).toBeGreaterThan(0);
    expect(after.events - before.events).toBe(changes);
    expect(after.entries - before.entries).toBe(changes);
  });

  it('watches every use case that changes something', () => {
    const folder = join(import.meta.dirname, '../../../src/membership/use-cases');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.replace(/\.ts$/, ''));
    const watched = Object.keys(acts).map((name) => name.split(' ')[0]);
    expect(files.filter((file) => !notActs.test(file) && !watched.includes(file))).toEqual([]);
  });
});
