// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { limitMember } from '../../src/identity/use-cases/limiting/limit-member.js';
import { systemClock as now } from '../../src/kernel/clock.js';
import { demandRight } from '../../src/membership/use-cases/demand-right.js';
import { aMember } from '../support/builders/identity.js';
import { aCommunity, aStaffMember, aStint } from '../support/builders/membership.js';
import { someAddress, useMailRoom } from '../support/mail-room.js';

const room = useMailRoom(now);
const { db } = room;

it('whose data are limited gets mails of rights and decisions only', async () => {
  const community = await aCommunity(db);
  const email = someAddress();
  const memberId = await aMember(db, { email });
  await aStint(db, { community, memberId });
  const actor = await aStaffMember(db, 'privacy_officer');
  await limitMember({ db, now, demandRight }, { actor, memberId, reason: 'Contestazione' });
  await room.relay();
  const told = await room.mailbox.waitFor(email);
  expect(told.subject).toBe('Il trattamento dei tuoi dati è limitato');
  expect(told.text).toMatch(/\/me$/m);

  const about = { subject: memberId, community: community.id, at: now() };
  await room.tell({ ...about, type: 'role.offered', data: { role: 'editor' } });
  const ending = { until: now().toISOString() };
  await room.tell({ ...about, type: 'stint.expiring', data: { ...ending, days: 14 } });
  await room.untilQueueIsEmpty();
  expect(room.mailbox.mails(email)).toHaveLength(1);

  await room.tell({ ...about, type: 'stint.expiring', data: { ...ending, days: 1 } });
  await room.tell({ ...about, type: 'join_request.rejected' });
  await room.untilQueueIsEmpty();
  expect(room.mailbox.mails(email)).toHaveLength(3);
});
