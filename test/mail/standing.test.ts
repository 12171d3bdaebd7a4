// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { systemClock as now } from '../../src/kernel/clock.js';
import type { MemberId } from '../../src/kernel/ids.js';
import { declareAffiliation } from '../../src/membership/use-cases/organisations/declare-affiliation.js';
import { aMember } from '../support/builders/identity.js';
import {
  aCard,
  actorOf,
  aStaffMember,
  someActor,
  someMember,
} from '../support/builders/membership.js';
import { anOrganisation, aRepresentative } from '../support/builders/organisation.js';
import { aProgramme } from '../support/builders/programme.js';
import { someAddress, useMailRoom } from '../support/mail-room.js';

const room = useMailRoom(now);
const { db } = room;

const aReader = async () => {
  const email = someAddress();
  return { email, memberId: await aMember(db, { email }) };
};

/** Of the regional staff, and of it no more. */
async function twoOfTheStaff() {
  const [here, gone] = [await aReader(), await aReader()];
  for (const { memberId } of [here, gone]) await aStaffMember(db, 'regional_staff', memberId);
  await db
    .updateTable('platform_grant')
    .set({ status: 'ended', ended_at: now() })
    .where('member_id', '=', gone.memberId)
    .execute();
  return { here, gone };
}

const noMail = async (email: string): Promise<void> => {
  await room.untilQueueIsEmpty();
  expect(room.mailbox.mails(email)).toEqual([]);
};

it.each(['started', 'ended'] as const)(
  'that a representation %s is told to who offered it only while they are in office',
  async (what) => {
    const { here, gone } = await twoOfTheStaff();
    const organisation = await anOrganisation(db);
    const subject = await someMember(db);
    const tell = (grantedBy: MemberId) =>
      room.tell({
        type: `organisation.representative_${what}`,
        at: now(),
        actor: subject,
        subject,
        data: { organisation, grantedBy, how: 'resigned' },
      });
    await tell(gone.memberId);
    await tell(here.memberId);
    await room.mailbox.waitFor(here.email);
    await noMail(gone.email);
  },
);

it('that somebody leads a programme is told to who offered it only while they are in office', async () => {
  const { here, gone } = await twoOfTheStaff();
  const { id: programme } = await aProgramme(db);
  const subject = await someMember(db);
  for (const { memberId: grantedBy } of [gone, here]) {
    const data = { programme, grantedBy };
    await room.tell({ type: 'programme.lead_started', at: now(), actor: subject, subject, data });
  }
  await room.mailbox.waitFor(here.email);
  await noMail(gone.email);
});

it('that people wait for a word comes in the morning only to who still represents the organisation', async () => {
  const organisationId = await anOrganisation(db);
  const [here, gone] = [await aReader(), await aReader()];
  for (const { memberId } of [here, gone]) {
    await aCard(db, memberId);
    await aRepresentative(db, organisationId, actorOf(memberId));
  }
  const actor = await someActor(db);
  await declareAffiliation({ db, now }, { actor, organisationId, kind: 'volunteer' });
  await room.relay();
  await db
    .updateTable('organisation_grant')
    .set({ status: 'resigned', ended_at: now() })
    .where('member_id', '=', gone.memberId)
    .execute();
  // The morning comes.
  await sql`update graphile_worker._private_jobs set run_at = now()`.execute(db);

  await room.untilQueueIsEmpty();
  const waiting = (email: string) =>
    room.mailbox.mails(email).filter(({ subject }) => subject.startsWith('Qualcuno aspetta'));
  expect(waiting(here.email)).toHaveLength(1);
  expect(waiting(gone.email)).toEqual([]);
});
