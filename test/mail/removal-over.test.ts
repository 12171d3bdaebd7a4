// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../src/kernel/clock.js';
import { eraseMember } from '../../src/membership/use-cases/erase-member.js';
import { endDueMeasures } from '../../src/membership/use-cases/measures/end-due-measures.js';
import { liftMeasure } from '../../src/membership/use-cases/measures/lift-measure.js';
import { aBan, aRemoval } from '../support/builders/measures.js';
import { aMember } from '../support/builders/identity.js';
import { aCommunity, aStint, actorOf } from '../support/builders/membership.js';
import { someAddress, useMailRoom } from '../support/mail-room.js';

const room = useMailRoom(now);
const { db } = room;

async function removed() {
  const community = await aCommunity(db);
  const email = someAddress();
  const { memberId } = await aStint(db, { community, memberId: await aMember(db, { email }) });
  const { measureId } = await aRemoval(db, community, memberId);
  return { community, email, memberId, measureId };
}

const isOver = ({ subject }: { readonly subject: string }): boolean =>
  subject.endsWith('la tua esclusione è finita');

it('tells who was removed when that is taken back, and when the time is up', async () => {
  const lifted = await removed();
  const actor = actorOf(lifted.community.managerId);
  await liftMeasure({ db, now }, { actor, measureId: lifted.measureId, reason: 'Chiarito' });
  const due = await removed();
  await endDueMeasures({ db, now: () => later(now(), 31 * day) });
  await room.relay();

  for (const { email, community } of [lifted, due]) {
    const told = await room.mailbox.waitFor(email, isOver);
    expect(told.text).toContain(`/c/${community.slug}`);
  }
});

it('invites nobody to join who is banned besides, or who is erased', async () => {
  const banned = await removed();
  await aBan(db, banned.community, banned.memberId);
  const actor = actorOf(banned.community.managerId);
  await liftMeasure({ db, now }, { actor, measureId: banned.measureId, reason: 'Chiarito' });
  const erased = await removed();
  await db.transaction().execute((trx) => eraseMember(trx, erased.memberId));
  await room.relay();
  await room.untilQueueIsEmpty();

  for (const { email } of [banned, erased]) {
    expect(room.mailbox.mails(email).filter(isOver)).toEqual([]);
  }
});
