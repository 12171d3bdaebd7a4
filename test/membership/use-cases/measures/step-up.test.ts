// SPDX-License-Identifier: AGPL-3.0-or-later
import { systemClock as now } from '../../../../src/kernel/clock.js';
import { decideDispute } from '../../../../src/membership/use-cases/disputes/decide-dispute.js';
import { openDispute } from '../../../../src/membership/use-cases/disputes/open-dispute.js';
import { archiveCommunity } from '../../../../src/membership/use-cases/lifecycle/archive-community.js';
import { answerRemoval } from '../../../../src/membership/use-cases/measures/answer-removal.js';
import { banEverywhere } from '../../../../src/membership/use-cases/measures/ban-everywhere.js';
import { banMember } from '../../../../src/membership/use-cases/measures/ban-member.js';
import { decideAppeal } from '../../../../src/membership/use-cases/measures/decide-appeal.js';
import { liftMeasure } from '../../../../src/membership/use-cases/measures/lift-measure.js';
import { openAppeal } from '../../../../src/membership/use-cases/measures/open-appeal.js';
import { removeMember } from '../../../../src/membership/use-cases/measures/remove-member.js';
import { suspendMembership } from '../../../../src/membership/use-cases/measures/suspend-membership.js';
import { appointRepresentative } from '../../../../src/membership/use-cases/organisations/appoint-representative.js';
import { verifyDomain } from '../../../../src/membership/use-cases/organisations/verify-domain.js';
import { appointLead } from '../../../../src/membership/use-cases/programmes/appoint-lead.js';
import { aDispute } from '../../../support/builders/disputes.js';
import { aBan, aRemoval, aSuspension, orderOf } from '../../../support/builders/measures.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  aStint,
  actorOf,
  someMember,
} from '../../../support/builders/membership.js';
import { anOrganisation } from '../../../support/builders/organisation.js';
import { aProgramme } from '../../../support/builders/programme.js';
import { useDatabase } from '../../../support/database.js';
import { describeStepUp, type Acts } from '../../../support/step-up.js';

const { db } = useDatabase();
const deps = { db, now };
const reason = 'Messaggi offensivi';

async function near() {
  const community = await aCommunity(db);
  const { memberId } = await aStint(db, { community });
  const { actor: by, ...order } = orderOf(community, memberId);
  return { community, memberId, by, order };
}

/** What takes somebody's place or keeps them out, and how such decisions are undone. */
const measures: Acts = {
  suspending: async () => {
    const { by, order } = await near();
    return { by, act: (actor) => suspendMembership(deps, { ...order, actor, days: 30 }) };
  },
  removing: async () => {
    const { by, order } = await near();
    return { by, act: (actor) => removeMember(deps, { ...order, actor }) };
  },
  'confirming a removal': async () => {
    const { community } = await near();
    const { memberId } = await aGrant(db, { community, role: 'co_manager' });
    const { measureId } = await aRemoval(db, community, memberId);
    const second = await aGrant(db, { community, role: 'manager' });
    const answer = { measureId, confirm: true } as const;
    return {
      by: actorOf(second.memberId),
      act: (actor) => answerRemoval(deps, { actor, ...answer }),
    };
  },
  banning: async () => {
    const { by, order } = await near();
    return { by, act: (actor) => banMember(deps, { ...order, actor, days: undefined }) };
  },
  'banning everywhere': async () => {
    const { memberId } = await near();
    const ban = { memberId, reasonCode: 'conduct', reason, days: undefined } as const;
    return {
      by: await aStaffMember(db),
      act: (actor) => banEverywhere(deps, { actor, ...ban }),
    };
  },
  'lifting a measure': async () => {
    const { community, memberId, by } = await near();
    const { measureId } = await aBan(db, community, memberId);
    return { by, act: (actor) => liftMeasure(deps, { actor, measureId, reason }) };
  },
  'deciding an appeal': async () => {
    const { community, memberId } = await near();
    const { measureId } = await aSuspension(db, community, memberId);
    const appeal = { actor: actorOf(memberId), measureId, message: 'Non sono stata io' };
    const { appealId } = await openAppeal(deps, appeal);
    const decision = { appealId, verdict: 'upheld', reason } as const;
    return {
      by: await aStaffMember(db),
      act: (actor) => decideAppeal(deps, { actor, ...decision }),
    };
  },
};

/** What else moves powers. */
const powers: Acts = {
  'disputing a role': async () => {
    const { community, by } = await near();
    const { id: grantId } = await aGrant(db, { community, role: 'manager' });
    return { by, act: (actor) => openDispute(deps, { actor, grantId, message: reason }) };
  },
  'deciding a dispute': async () => {
    const { disputeId } = await aDispute(db);
    const decision = { disputeId, verdict: 'upheld', reason } as const;
    return {
      by: await aStaffMember(db),
      act: (actor) => decideDispute(deps, { actor, ...decision }),
    };
  },
  'appointing a lead': async () => {
    const { slug: programme } = await aProgramme(db);
    const memberId = await someMember(db);
    return {
      by: await aStaffMember(db),
      act: (actor) => appointLead(deps, { actor, programme, memberId }),
    };
  },
  'appointing a representative': async () => {
    const organisationId = await anOrganisation(db);
    const offer = { organisationId, memberId: await someMember(db), evidence: 'Statuto, art. 3' };
    return {
      by: await aStaffMember(db),
      act: (actor) => appointRepresentative(deps, { actor, ...offer }),
    };
  },
  'verifying a domain': async () => {
    const domain = { organisationId: await anOrganisation(db), domain: 'comune.example' };
    return {
      by: await aStaffMember(db),
      act: (actor) => verifyDomain(deps, { actor, ...domain }),
    };
  },
  'archiving a community': async () => {
    const { community } = await near();
    const { slug } = community;
    return {
      by: await aStaffMember(db),
      act: (actor) => archiveCommunity(deps, { actor, slug, reason }),
    };
  },
};

describeStepUp('measures against people', measures);
describeStepUp('acts that move powers', powers);
