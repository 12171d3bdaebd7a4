// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../src/kernel/clock.js';
import { formatDate } from '../../src/i18n/format.js';
import { decideAffiliation } from '../../src/membership/use-cases/organisations/decide-affiliation.js';
import { declareAffiliation } from '../../src/membership/use-cases/organisations/declare-affiliation.js';
import { appointLead } from '../../src/membership/use-cases/programmes/appoint-lead.js';
import { aMember } from '../support/builders/identity.js';
import { actorOf, aStaffMember } from '../support/builders/membership.js';
import { anOrganisation, aRepresentative } from '../support/builders/organisation.js';
import { aProgramme } from '../support/builders/programme.js';
import { someAddress, useMailRoom } from '../support/mail-room.js';

const room = useMailRoom(now);
const { db } = room;
const deps = { db, now };

it('a refused affiliation tells why, an offered lead until when it stands', async () => {
  const organisationId = await anOrganisation(db);
  const actor = await aRepresentative(db, organisationId);
  const email = someAddress();
  const person = actorOf(await aMember(db, { email }));
  const said = { actor: person, organisationId, kind: 'volunteer' } as const;
  const { id: affiliationId } = await declareAffiliation(deps, said);
  const reason = 'Non risulti tra i soci';
  await decideAffiliation(deps, { actor, affiliationId, decision: 'refuse', reason });
  await room.relay();
  const refused = await room.mailbox.waitFor(email);
  expect(refused.text).toContain(`Il motivo: ${reason}`);
  expect(refused.text).toContain('/me/organisations');

  const address = someAddress();
  const memberId = await aMember(db, { email: address });
  const { slug: programme } = await aProgramme(db, { name: 'Territori in ascolto' });
  const at = now();
  await appointLead({ db, now: () => at }, { actor: await aStaffMember(db), programme, memberId });
  await room.relay();
  const offered = await room.mailbox.waitFor(address);
  expect(offered.subject).toBe('Ti è proposto di essere referente di Territori in ascolto');
  expect(offered.text).toContain(formatDate('it', later(at, 14 * day)));
  expect(offered.text).toContain('/me/programmes');
});
