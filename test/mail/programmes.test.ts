// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.js';
import { systemClock as now } from '../../src/kernel/clock.js';
import { putInProgramme } from '../../src/membership/use-cases/programmes/place-community.js';
import { aMember, anIdentity } from '../support/builders/identity.js';
import { aCommunity, actorOf, aStaffMember } from '../support/builders/membership.js';
import { aLead, aProgramme } from '../support/builders/programme.js';
import { someAddress, useMailRoom } from '../support/mail-room.js';

const room = useMailRoom(now);
const { db } = room;

/** Somebody with an address, and a way in that proves who they are. */
async function aProven(email: string): Promise<Actor> {
  const memberId = await aMember(db, { email });
  await anIdentity(db, { memberId, class: 'vouched', level: 'substantial' });
  return actorOf(memberId);
}

it('whoever leads a programme is told of a community that comes in, and of one that may be left alone', async () => {
  const texts = { it: { name: 'Acque condivise', summary: '', howToJoin: '' } };
  const community = await aCommunity(db, { texts });
  const [programme, other] = [await aProgramme(db), await aProgramme(db)];
  const [email, elsewhere] = [someAddress(), someAddress()];
  await aLead(db, programme, await aProven(email));
  await aLead(db, other, await aProven(elsewhere));

  await room.relay();
  await room.untilQueueIsEmpty();
  const offers = room.mailbox.mails(email).length;

  const actor = await aStaffMember(db);
  await putInProgramme(
    { db, now },
    { actor, programme: programme.slug, community: community.slug },
  );
  await room.relay();
  await room.untilQueueIsEmpty();
  const added = room.mailbox.mails(email)[offers];
  expect(added?.subject).toBe('Acque condivise fa parte di un tuo programma');
  expect(added?.text).toContain('/me/programmes');

  const about = { community: community.id, at: now() };
  const data = { role: 'caretaker' };
  await room.tell({ ...about, type: 'role.started', subject: community.managerId, data });
  await room.tell({ ...about, type: 'role.started', data: { role: 'editor' } });
  await room.tell({ ...about, type: 'role.overrun', subject: community.managerId });
  for (const why of ['standstill', 'moved']) {
    await room.tell({ ...about, type: 'role.overrun', data: { why } });
  }
  await room.tell({ ...about, type: 'community.frozen' });
  await room.untilQueueIsEmpty();
  const alarms = room.mailbox.mails(email).slice(offers + 1);
  expect(alarms.map(({ subject }) => subject)).toEqual(
    [1, 2, 3].map(() => 'Acque condivise può restare senza chi la gestisca'),
  );
  expect(room.mailbox.mails(elsewhere)).toHaveLength(offers);
});

it('whoever is told as staff already gets no second mail as lead', async () => {
  const community = await aCommunity(db);
  const programme = await aProgramme(db);
  const email = someAddress();
  const lead = await aStaffMember(db, 'regional_staff', (await aProven(email)).memberId);
  await aLead(db, programme, lead);
  const actor = await aStaffMember(db);
  await putInProgramme(
    { db, now },
    { actor, programme: programme.slug, community: community.slug },
  );
  await room.tell({ type: 'role.overrun', community: community.id, at: now() });
  // The same role under another profile of the same person: they know.
  const moved = { data: { why: 'moved' } };
  await room.tell({ ...moved, type: 'role.overrun', community: community.id, at: now() });
  await room.untilQueueIsEmpty();
  const alarms = room.mailbox.mails(email).filter(({ subject }) => subject.includes('gest'));
  expect(alarms.map(({ subject }) => subject)).toEqual([
    expect.stringContaining('cerca chi la gestisca'),
  ]);
});
