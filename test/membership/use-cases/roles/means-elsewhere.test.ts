// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { MemberId } from '../../../../src/kernel/ids.js';
import { answerRepresentation } from '../../../../src/membership/use-cases/organisations/answer-representation.js';
import { appointRepresentative } from '../../../../src/membership/use-cases/organisations/appoint-representative.js';
import { answerLead } from '../../../../src/membership/use-cases/programmes/answer-lead.js';
import { appointLead } from '../../../../src/membership/use-cases/programmes/appoint-lead.js';
import { aMember, anIdentity } from '../../../support/builders/identity.js';
import { actorOf, aStaffMember } from '../../../support/builders/membership.js';
import { anOrganisation } from '../../../support/builders/organisation.js';
import { aProgramme } from '../../../support/builders/programme.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

/** Each makes an offer. @returns the act of accepting it */
const offers = {
  'represent an organisation': async (memberId: MemberId) => {
    const organisationId = await anOrganisation(db);
    const actor = await aStaffMember(db);
    const offer = { actor, organisationId, memberId, evidence: 'Statuto' };
    const grantId = await appointRepresentative(deps, offer);
    return () =>
      answerRepresentation(deps, { actor: actorOf(memberId), grantId, answer: 'accept' });
  },
  'lead a programme': async (memberId: MemberId) => {
    const { slug: programme } = await aProgramme(db);
    const actor = await aStaffMember(db);
    const grantId = await appointLead(deps, { actor, programme, memberId });
    return () => answerLead(deps, { actor: actorOf(memberId), grantId, answer: 'accept' });
  },
};

/** Somebody with a strong way in and a weak one. */
async function somebody() {
  const memberId = await aMember(db);
  const strong = await anIdentity(db, { memberId, class: 'vouched', level: 'substantial' });
  await anIdentity(db, { memberId });
  return { memberId, strong: strong.id };
}

describe.each(Object.entries(offers))('I16 an offer to %s', (_name, offer) => {
  it('is not taken on while the last way in that proves as much is being severed', async () => {
    const { memberId, strong } = await somebody();
    const accept = await offer(memberId);
    const severing = await db.startTransaction().execute();
    const row = severing.selectFrom('member').select('id').where('id', '=', memberId);
    await row.forUpdate().execute();
    const gone = { unlinked_at: now() };
    await severing.updateTable('identity').set(gone).where('id', '=', strong).execute();

    const outcome = expect(accept()).rejects.toMatchObject({ code: 'role.means_too_weak' });
    await Promise.race([outcome, untilBlocked(db)]);
    await severing.commit().execute();
    await outcome;
  });

  it('is taken on with such a way in', async () => {
    const { memberId } = await somebody();
    await (await offer(memberId))();
  });
});
