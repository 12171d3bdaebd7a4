// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../src/kernel/clock.js';
import { eraseMember } from '../../src/membership/use-cases/erase-member.js';
import { banEverywhere } from '../../src/membership/use-cases/measures/ban-everywhere.js';
import { endDueMeasures } from '../../src/membership/use-cases/measures/end-due-measures.js';
import { liftMeasure } from '../../src/membership/use-cases/measures/lift-measure.js';
import { aBan, aRemoval } from '../support/builders/measures.js';
import { aMember } from '../support/builders/identity.js';
import { aCommunity, aStaffMember, aStint, actorOf } from '../support/builders/membership.js';
import { someAddress, useMailRoom } from '../support/mail-room.js';

const room = useMailRoom(now);
const { db } = room;

async function removed(coolDownDays = 30) {
  const community = await aCommunity(db, { coolDownDays });
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
  await db
    .transaction()
    .execute((trx) => eraseMember(trx, { memberId: erased.memberId, at: new Date() }));
  await room.relay();
  await room.untilQueueIsEmpty();

  for (const { email } of [banned, erased]) {
    expect(room.mailbox.mails(email).filter(isOver)).toEqual([]);
  }
});

it('tells who was removed without having to wait that they are out, and nothing else', async () => {
  const { email, memberId } = await removed(0);
  await endDueMeasures({ db, now: () => later(now(), day) });
  await room.relay();
  await room.untilQueueIsEmpty();
  expect(room.mailbox.mails(email).map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/^Non fai più parte di /),
  ]);
  const ended = await db
    .selectFrom('outbox')
    .select('type')
    .where('type', '=', 'removal.ended')
    .where('subject', '=', memberId)
    .execute();
  expect(ended).toHaveLength(1);
});

const mayJoin = ({ subject }: { readonly subject: string }): boolean =>
  subject.startsWith('Puoi di nuovo aderire');

it('of a ban that is over, tells who may come again, not who is kept out by something else or erased', async () => {
  const staff = await aStaffMember(db);
  const free = await someBanned();
  const everywhere = await someBanned();
  const order = {
    memberId: everywhere.memberId,
    reasonCode: 'spam',
    reason: 'Pubblicità',
  } as const;
  await banEverywhere({ db, now }, { actor: staff, ...order, days: undefined });
  const waiting = await someBanned(await removed());
  const erased = await someBanned();
  await db
    .transaction()
    .execute((trx) => eraseMember(trx, { memberId: erased.memberId, at: new Date() }));
  await db
    .updateTable('member')
    .set({ status: 'erased' })
    .where('id', '=', erased.memberId)
    .execute();
  for (const { measureId, community } of [free, everywhere, waiting, erased]) {
    const actor = actorOf(community.managerId);
    await liftMeasure({ db, now }, { actor, measureId, reason: 'Chiarito' });
  }
  await room.relay();
  await room.mailbox.waitFor(free.email, mayJoin);
  await room.untilQueueIsEmpty();
  for (const { email } of [everywhere, waiting, erased]) {
    expect(room.mailbox.mails(email).filter(mayJoin)).toEqual([]);
  }
});

async function someBanned(person?: Awaited<ReturnType<typeof removed>>) {
  const community = person?.community ?? (await aCommunity(db));
  const email = person?.email ?? someAddress();
  const memberId = person?.memberId ?? (await aMember(db, { email }));
  if (!person) await aStint(db, { community, memberId });
  return { community, email, memberId, ...(await aBan(db, community, memberId)) };
}
