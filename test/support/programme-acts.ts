// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { day, later, systemClock as now } from '../../src/kernel/clock.js';
import { trustId } from '../../src/kernel/ids.js';
import { answerLead } from '../../src/membership/use-cases/programmes/answer-lead.js';
import { appointLead } from '../../src/membership/use-cases/programmes/appoint-lead.js';
import { closeDueLeads } from '../../src/membership/use-cases/programmes/close-due-leads.js';
import { createProgramme } from '../../src/membership/use-cases/programmes/create-programme.js';
import { describeProgramme } from '../../src/membership/use-cases/programmes/describe-programme.js';
import { endLead } from '../../src/membership/use-cases/programmes/end-lead.js';
import { eraseMember } from '../../src/membership/use-cases/programmes/member-feature.js';
import { mergeMember, undoMerge } from '../../src/membership/use-cases/programmes/merge-member.js';
import {
  putInProgramme,
  takeFromProgramme,
} from '../../src/membership/use-cases/programmes/place-community.js';
import { aCommunity, aStaffMember, someActor, someMember } from './builders/membership.js';
import { aLead, aProgramme, aText } from './builders/programme.js';

/** Where they change something. */
export const programmeTables = ['programme', 'programme_community', 'programme_grant'];

/** Each prepares what it needs and returns the act to be watched. */
export function programmeActs(
  db: Db,
): Readonly<Record<string, () => Promise<() => Promise<unknown>>>> {
  const deps = { db, now };
  const texts = { it: aText(), en: aText('Programme') };
  const offered = async () => {
    const { slug: programme } = await aProgramme(db);
    const actor = await someActor(db);
    const staff = await aStaffMember(db);
    const { memberId } = actor;
    return { actor, grantId: await appointLead(deps, { actor: staff, programme, memberId }) };
  };
  return {
    'programmes/create-programme': async () => {
      const actor = await aStaffMember(db);
      return () => createProgramme(deps, { actor, slug: trustId('atti'), texts });
    },
    'programmes/describe-programme': async () => {
      const actor = await aStaffMember(db);
      const { slug } = await aProgramme(db);
      const contact = undefined;
      return () => describeProgramme(deps, { actor, slug, revision: 0, texts, contact });
    },
    'programmes/place-community': async () => {
      const actor = await aStaffMember(db);
      const [{ slug: programme }, community] = [await aProgramme(db), await aCommunity(db)];
      return () => putInProgramme(deps, { actor, programme, community: community.slug });
    },
    'programmes/place-community taken out': async () => {
      const actor = await aStaffMember(db);
      const community = await aCommunity(db);
      const { slug: programme } = await aProgramme(db, { communities: [community] });
      return () => takeFromProgramme(deps, { actor, programme, community: community.slug });
    },
    'programmes/appoint-lead': async () => {
      const actor = await aStaffMember(db);
      const { slug: programme } = await aProgramme(db);
      const memberId = await someMember(db);
      return () => appointLead(deps, { actor, programme, memberId });
    },
    'programmes/answer-lead': async () => {
      const { actor, grantId } = await offered();
      return () => answerLead(deps, { actor, grantId, answer: 'accept' });
    },
    'programmes/answer-lead with no': async () => {
      const { actor, grantId } = await offered();
      return () => answerLead(deps, { actor, grantId, answer: 'decline' });
    },
    'programmes/end-lead': async () => {
      const { actor, grantId } = await aLead(db, await aProgramme(db));
      return () => endLead(deps, { actor, grantId });
    },
    'programmes/end-lead taken away': async () => {
      const { grantId } = await aLead(db, await aProgramme(db));
      const actor = await aStaffMember(db);
      return () => endLead(deps, { actor, grantId });
    },
    'programmes/close-due-leads': async () => {
      await aLead(db, await aProgramme(db));
      await offered();
      return () => closeDueLeads({ db, now: () => later(now(), 2_000 * day) });
    },
    'programmes/member-feature': async () => {
      const { actor } = await aLead(db, await aProgramme(db));
      return () =>
        db
          .transaction()
          .execute((trx) => eraseMember(trx, { memberId: actor.memberId, at: new Date() }));
    },
    'programmes/merge-member (and back)': async () => {
      const { actor } = await aLead(db, await aProgramme(db));
      const into = await someMember(db);
      return () =>
        db.transaction().execute(async (trx) => {
          const kept = await mergeMember(trx, { from: actor.memberId, into, at: new Date() });
          await undoMerge(trx, { from: actor.memberId, into, at: new Date() }, kept);
        });
    },
  };
}
