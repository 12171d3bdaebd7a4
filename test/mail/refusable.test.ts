// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { systemClock as now } from '../../src/kernel/clock.js';
import { chooseMails } from '../../src/membership/use-cases/mail-choices/choose-mails.js';
import { aMember } from '../support/builders/identity.js';
import { aCommunity, actorOf, aStint } from '../support/builders/membership.js';
import { someAddress, useMailRoom } from '../support/mail-room.js';

const room = useMailRoom(now);
const { db } = room;

it('who is in grace is told when it ends and how to stay, by what the membership rests on', async () => {
  const community = await aCommunity(db);
  const email = someAddress();
  const memberId = await aMember(db, { email });
  await aStint(db, { community, memberId });
  const about = { subject: memberId, community: community.id, at: now() };
  const ending = { days: 7, until: '2031-03-05T12:00:00.000Z' };
  const told = async (grace: string, mails: number) => {
    await room.tell({ ...about, type: 'stint.expiring', data: { ...ending, grace } });
    await room.untilQueueIsEmpty();
    expect(room.mailbox.mails(email)).toHaveLength(mails);
    return room.mailbox.mails(email)[mails - 1];
  };
  const over = await told('expired', 1);
  expect(over?.subject).toContain('finisce il 5 marzo 2031');
  expect(over?.text).toContain('fra 7 giorni');
  expect(over?.text).toContain('rinnovala con un clic');
  expect(over?.text).toContain(`/c/${community.slug}`);
  expect(over?.headers['list-unsubscribe']).toContain('/unsubscribe/');

  const lost = await told('affiliation_ended', 2);
  expect(lost?.text).toContain('un’altra organizzazione');
  expect(lost?.text).not.toContain('rinnova');
});

it('reminders may be refused, the last one and decisions never', async () => {
  const community = await aCommunity(db);
  const email = someAddress();
  const memberId = await aMember(db, { email });
  await aStint(db, { community, memberId });
  const about = { subject: memberId, community: community.id, at: now() };
  const reminder = (days: number) =>
    room.tell({ ...about, type: 'stint.expiring', data: { days, until: now().toISOString() } });
  await reminder(14);
  await room.untilQueueIsEmpty();
  const [first] = room.mailbox.mails(email);
  expect(first?.headers['list-unsubscribe']).toContain('/unsubscribe/');

  await chooseMails({ db, now }, { actor: actorOf(memberId), kind: 'reminders', wanted: false });
  await reminder(7);
  await reminder(1);
  await room.tell({ ...about, type: 'join_request.rejected' });
  await room.untilQueueIsEmpty();
  const mails = room.mailbox.mails(email);
  expect(mails).toHaveLength(3);
  for (const mail of mails.slice(1)) expect(mail.headers['list-unsubscribe']).toBeUndefined();

  await chooseMails({ db, now }, { actor: actorOf(memberId), kind: 'reminders', wanted: true });
  await reminder(7);
  await room.untilQueueIsEmpty();
  expect(room.mailbox.mails(email)).toHaveLength(4);
});
