// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { systemClock as now } from '../../src/kernel/clock.js';
import { chooseMails } from '../../src/membership/use-cases/mail-choices/choose-mails.js';
import { aMember } from '../support/builders/identity.js';
import { aCommunity, actorOf, aStint } from '../support/builders/membership.js';
import { someAddress, useMailRoom } from '../support/mail-room.js';

const room = useMailRoom(now);
const { db } = room;

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
