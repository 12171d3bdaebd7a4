// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { systemClock } from '../../src/kernel/clock.js';
import { endRelease } from '../../src/portal/use-cases/releases/end-release.js';
import { aMember } from '../support/builders/identity.js';
import { actorOf } from '../support/builders/membership.js';
import { someAddress, useMailRoom } from '../support/mail-room.js';
import { portalWorld, received } from '../support/web-world-portal.js';

const room = useMailRoom(systemClock);
const { db } = room;

it('who put an end to what a portal receives is told so, with the name of the portal', async () => {
  const email = someAddress();
  const memberId = await aMember(db, { email });
  const portal = await portalWorld(db);
  await received(db, portal, memberId);
  const { clientId } = portal;
  await endRelease({ db, now: systemClock }, { actor: actorOf(memberId), clientId });
  await room.relay();
  const mail = await room.mailbox.waitFor(email);
  expect(mail.subject).toContain('PartecipAzioni');
  expect(mail.text).toContain('http://localhost:3000/me/portals');
});
