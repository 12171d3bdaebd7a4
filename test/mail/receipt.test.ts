// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { systemClock as now } from '../../src/kernel/clock.js';
import { trustId, type ClientId } from '../../src/kernel/ids.js';
import { leaveCommunity } from '../../src/membership/use-cases/leave-community.js';
import { aMember } from '../support/builders/identity.js';
import { aCommunity, aStint, actorOf } from '../support/builders/membership.js';
import { aPortal } from '../support/builders/portal.js';
import { someAddress, useMailRoom } from '../support/mail-room.js';

const room = useMailRoom(now);
const { db } = room;

/** The mail that somebody gets who leaves. */
async function receiptOf(home?: ClientId): Promise<string> {
  const community = await aCommunity(db);
  if (home) {
    const settled = { home_portal: home, home_url: 'https://piazzetta.example/' };
    await db.updateTable('community').set(settled).where('id', '=', community.id).execute();
  }
  const email = someAddress();
  const memberId = await aMember(db, { email });
  await aStint(db, { community, memberId });
  await leaveCommunity({ db, now }, { actor: actorOf(memberId), slug: community.slug });
  await room.relay();
  return (await room.mailbox.waitFor(email)).text;
}

it('the receipt of leaving names the portals that are told, and where the community meets', async () => {
  expect(await receiptOf()).toContain('Nessun portale collegato.');
  const clientId = trustId<ClientId>('piazzetta');
  await aPortal(db, { clientId, name: 'Piazzetta', controller: 'Comune di Prova' });
  await aPortal(db, { name: 'PartecipAzioni' });
  const text = await receiptOf(clientId);
  expect(text).toContain('PartecipAzioni (Regione Emilia-Romagna)');
  expect(text).toContain('Piazzetta (Comune di Prova; qui si ritrova la comunità)');
  expect(text).not.toContain('Nessun portale');
});
