// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomInt } from 'node:crypto';
import type { Db } from '../../src/database/database.js';
import { later, day, systemClock as now } from '../../src/kernel/clock.js';
import { acceptRegister } from '../../src/membership/use-cases/organisations/accept-register.js';
import {
  answerRepresentation,
  endRepresentation,
} from '../../src/membership/use-cases/organisations/answer-representation.js';
import { appointRepresentative } from '../../src/membership/use-cases/organisations/appoint-representative.js';
import {
  changeOrganisation,
  readEntry,
} from '../../src/membership/use-cases/organisations/change-organisation.js';
import { changeUnit } from '../../src/membership/use-cases/organisations/change-unit.js';
import { closeDueRepresentations } from '../../src/membership/use-cases/organisations/close-due-representations.js';
import { closeOrganisation } from '../../src/membership/use-cases/organisations/close-organisation.js';
import { createOrganisation } from '../../src/membership/use-cases/organisations/create-organisation.js';
import { decideAffiliation } from '../../src/membership/use-cases/organisations/decide-affiliation.js';
import { declareAffiliation } from '../../src/membership/use-cases/organisations/declare-affiliation.js';
import { discloseAffiliation } from '../../src/membership/use-cases/organisations/disclose-affiliation.js';
import {
  endDissolved,
  endRepresentationsOfDissolved,
} from '../../src/membership/use-cases/organisations/end-dissolved.js';
import { endVoidOffers } from '../../src/membership/use-cases/organisations/end-void-offers.js';
import { leaveOrganisation } from '../../src/membership/use-cases/organisations/end-affiliation.js';
import { listMyOrganisations } from '../../src/membership/use-cases/organisations/list-my-organisations.js';
import { losesAddress } from '../../src/membership/use-cases/organisations/lose-address.js';
import { eraseMember } from '../../src/membership/use-cases/organisations/member-feature.js';
import {
  mergeMember,
  undoMerge,
} from '../../src/membership/use-cases/organisations/merge-member.js';
import { mergeOrganisations } from '../../src/membership/use-cases/organisations/merge-organisations.js';
import { proveAffiliation } from '../../src/membership/use-cases/organisations/prove-affiliation.js';
import { proveByProfessionalIdentity } from '../../src/membership/use-cases/organisations/prove-by-professional-identity.js';
import { reopenOrganisation } from '../../src/membership/use-cases/organisations/reopen-organisation.js';
import {
  verifyDomain,
  withdrawDomain,
} from '../../src/membership/use-cases/organisations/verify-domain.js';
import { anAddress } from './builders/invitation.js';
import { aStaffMember, someActor, someMember } from './builders/membership.js';
import {
  anEndedUnit,
  anOrganisation,
  aRepresentative,
  dissolve,
  hashOf,
  manyBodies,
  refreshWith,
  restingOn,
} from './builders/organisation.js';
import { aSeatRequest } from './builders/seats.js';

/** Where they change something. */
export const organisationTables = [
  'register_refusal',
  'organisation',
  'organisation_domain',
  'organisation_grant',
  'affiliation',
];

/** Each prepares what it needs and returns the act to be watched. */
export function organisationActs(
  db: Db,
): Readonly<Record<string, () => Promise<() => Promise<unknown>>>> {
  const deps = { db, now };
  const kind = 'volunteer' as const;
  const evidence = 'Statuto';
  const declared = async (domain = `${Math.random().toString(36).slice(2)}.example`) => {
    const organisationId = await anOrganisation(db, { domain });
    const actor = await someActor(db);
    const { id } = await declareAffiliation(deps, { actor, organisationId, kind });
    return { organisationId, actor, affiliationId: id, domain };
  };
  const represented = async () => {
    const organisationId = await anOrganisation(db);
    const actor = await aRepresentative(db, organisationId);
    const { memberId } = actor;
    const [grant] = (await listMyOrganisations(deps, { memberId })).representations;
    if (!grant) throw new Error('nobody answers for it');
    return { organisationId, actor, grantId: grant.id };
  };
  const offered = async () => {
    const organisationId = await anOrganisation(db);
    const actor = await someActor(db);
    const offer = { organisationId, memberId: actor.memberId, evidence };
    const grantId = await appointRepresentative(deps, { actor: await aStaffMember(db), ...offer });
    return { actor, grantId };
  };
  return {
    'organisations/create-organisation': async () => {
      const actor = await aStaffMember(db);
      return () => createOrganisation(deps, { actor, kind: 'company', name: 'Impresa' });
    },
    'organisations/change-organisation': async () => {
      const actor = await aStaffMember(db);
      const organisationId = await anOrganisation(db);
      const { entry, revision } = await readEntry(deps, { actor, organisationId });
      const renamed = { ...entry, name: 'Un altro nome' };
      return () => changeOrganisation(deps, { actor, organisationId, revision, entry: renamed });
    },
    'organisations/close-organisation': async () => {
      const actor = await aStaffMember(db);
      const organisationId = await anOrganisation(db);
      return () => closeOrganisation(deps, { actor, organisationId, reason: 'Sciolta' });
    },
    'organisations/reopen-organisation': async () => {
      const actor = await aStaffMember(db);
      const organisationId = await anOrganisation(db);
      await closeOrganisation(deps, { actor, organisationId, reason: 'Sciolta' });
      return () => reopenOrganisation(deps, { actor, organisationId });
    },
    'organisations/merge-organisations': async () => {
      const { organisationId } = await declared();
      await aRepresentative(db, organisationId);
      await aSeatRequest(db, { organisationId });
      const into = await anOrganisation(db);
      const act = { actor: await aStaffMember(db), organisationId, into, reason: 'La stessa' };
      return () => mergeOrganisations(deps, act);
    },
    'organisations/trust-copy': async () => {
      await refreshWith(db, manyBodies(60), now);
      return () => refreshWith(db, [], now).catch(() => undefined);
    },
    'organisations/accept-register': async () => {
      await refreshWith(db, manyBodies(60), now);
      const fewer = manyBodies(50);
      await refreshWith(db, fewer, now).catch(() => undefined);
      const actor = await aStaffMember(db);
      return () => acceptRegister(deps, { actor, hash: hashOf(fewer) });
    },
    'organisations/end-dissolved for who answers for it': async () => {
      const { organisationId } = await represented();
      await dissolve(db, organisationId);
      return () => endRepresentationsOfDissolved(deps);
    },
    'organisations/verify-domain': async () => {
      const actor = await aStaffMember(db);
      const organisationId = await anOrganisation(db);
      return () => verifyDomain(deps, { actor, organisationId, domain: 'atti.example' });
    },
    'organisations/verify-domain taken back': async () => {
      const actor = await aStaffMember(db);
      const { organisationId, domain } = await declared();
      return () => withdrawDomain(deps, { actor, organisationId, domain });
    },
    'organisations/declare-affiliation': async () => {
      const organisationId = await anOrganisation(db);
      const actor = await someActor(db);
      return () => declareAffiliation(deps, { actor, organisationId, kind });
    },
    'organisations/disclose-affiliation': async () => {
      const { actor, affiliationId } = await declared();
      return () => discloseAffiliation(deps, { actor, affiliationId, disclosed: true });
    },
    'organisations/change-unit': async () => {
      const { actor, affiliationId } = await anEndedUnit(db);
      return () => changeUnit(deps, { actor, affiliationId, unitCode: 'U2' });
    },
    'organisations/prove-affiliation': async () => {
      const { actor, affiliationId, domain } = await declared();
      await anAddress(db, actor.memberId, { address: `a@${domain}` });
      return () => proveAffiliation(deps, { actor, affiliationId });
    },
    'organisations/lose-address': async () => {
      const { actor, affiliationId, domain } = await declared();
      const { memberId } = actor;
      await anAddress(db, memberId, { address: `a@${domain}` });
      await proveAffiliation(deps, { actor, affiliationId });
      await db.deleteFrom('contact_point').where('member_id', '=', memberId).execute();
      const act = { memberId, actor: memberId, at: now() };
      return () => db.transaction().execute((trx) => losesAddress(trx, act, domain));
    },
    'organisations/prove-by-professional-identity': async () => {
      const taxCode = String(randomInt(1e10, 1e11));
      const organisationId = await anOrganisation(db, { taxCode });
      const { memberId, ...rest } = await someActor(db);
      const actor = { memberId, ...rest };
      const { id } = await declareAffiliation(deps, { actor, organisationId, kind });
      const proof = { memberId, affiliationId: id, taxCodes: [taxCode], provider: 'spid' };
      return () => proveByProfessionalIdentity(deps, proof);
    },
    'organisations/end-affiliation': async () => {
      const { actor, affiliationId } = await declared();
      return () => leaveOrganisation(deps, { actor, affiliationId });
    },
    'organisations/end-affiliation with a membership that rests on it': async () => {
      const { actor, affiliationId } = await restingOn(db);
      return () => leaveOrganisation(deps, { actor, affiliationId });
    },
    'organisations/settle-memberships': async () => {
      const { actor, affiliationId, organisationId } = await restingOn(db);
      await leaveOrganisation(deps, { actor, affiliationId });
      return () => declareAffiliation(deps, { actor, organisationId, kind });
    },
    'organisations/end-dissolved': async () => {
      const { organisationId } = await restingOn(db);
      await dissolve(db, organisationId);
      return () => endDissolved(deps);
    },
    'organisations/decide-affiliation': async () => {
      const { organisationId, affiliationId } = await declared();
      const actor = await aRepresentative(db, organisationId);
      return () => decideAffiliation(deps, { actor, affiliationId, decision: 'confirm' });
    },
    'organisations/appoint-representative': async () => {
      const actor = await aStaffMember(db);
      const organisationId = await anOrganisation(db);
      const offer = { organisationId, memberId: await someMember(db), evidence };
      return () => appointRepresentative(deps, { actor, ...offer });
    },
    'organisations/answer-representation': async () => {
      const { actor, grantId } = await offered();
      return () => answerRepresentation(deps, { actor, grantId, answer: 'accept' });
    },
    'organisations/answer-representation with no': async () => {
      const { actor, grantId } = await offered();
      return () => answerRepresentation(deps, { actor, grantId, answer: 'decline' });
    },
    'organisations/answer-representation given back': async () => {
      const { actor, grantId } = await represented();
      return () => endRepresentation(deps, { actor, grantId });
    },
    'organisations/close-due-representations': async () => {
      await represented();
      const afterwards = () => later(now(), 2_000 * day);
      return () => closeDueRepresentations({ db, now: afterwards });
    },
    'organisations/end-void-offers': async () => {
      const organisationId = await anOrganisation(db);
      const actor = await aStaffMember(db);
      const offer = { organisationId, memberId: await someMember(db), evidence };
      await appointRepresentative(deps, { actor, ...offer });
      const office = db.updateTable('platform_grant').where('member_id', '=', actor.memberId);
      await office.set({ status: 'ended', ended_at: now() }).execute();
      return () => endVoidOffers(deps);
    },
    'organisations/member-feature': async () => {
      const { actor } = await represented();
      return () =>
        db
          .transaction()
          .execute((trx) => eraseMember(trx, { memberId: actor.memberId, at: new Date() }));
    },
    'organisations/merge-member (and back)': async () => {
      const { actor, organisationId } = await represented();
      await declareAffiliation(deps, { actor, organisationId, kind });
      const into = await someMember(db);
      return () =>
        db.transaction().execute(async (trx) => {
          const kept = await mergeMember(trx, { from: actor.memberId, into, at: new Date() });
          await undoMerge(trx, { from: actor.memberId, into, at: new Date() }, kept);
        });
    },
  };
}
