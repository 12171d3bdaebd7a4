// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { systemClock as now } from '../../src/kernel/clock.js';
import { trustId, type ClientId } from '../../src/kernel/ids.js';
import { leaveCommunity } from '../../src/membership/use-cases/leave-community.js';
import { ensureSubject } from '../../src/portal/store/subjects.js';
import { aMember } from '../support/builders/identity.js';
import { aCommunity, aStint, actorOf } from '../support/builders/membership.js';
import { aPortal } from '../support/builders/portal.js';
import { someAddress, useMailRoom } from '../support/mail-room.js';

const room = useMailRoom(now);
const { db } = room;

interface Left {
  readonly home?: ClientId;
  /** The sectors of portals where they have signed in. */
  readonly knownTo?: readonly string[];
}

/** The mail that somebody gets who leaves. */
async function receiptOf({ home, knownTo = [] }: Left = {}): Promise<string> {
  const community = await aCommunity(db);
  if (home) {
    const settled = { home_portal: home, home_url: 'https://piazzetta.example/' };
    await db.updateTable('community').set(settled).where('id', '=', community.id).execute();
  }
  const email = someAddress();
  const memberId = await aMember(db, { email });
  await aStint(db, { community, memberId });
  for (const sector of knownTo) {
    const drawn = { subject: randomUUID(), at: now() };
    await db.transaction().execute((trx) => ensureSubject(trx, { sector, memberId }, drawn));
  }
  await leaveCommunity({ db, now }, { actor: actorOf(memberId), slug: community.slug });
  await room.relay();
  return (await room.mailbox.waitFor(email)).text;
}

it('the receipt of leaving names the portals that are told, and where the community meets', async () => {
  expect(await receiptOf()).toContain('Nessun portale: ');
  const clientId = trustId<ClientId>('piazzetta');
  const home = await aPortal(db, { clientId, name: 'Piazzetta', controller: 'Comune di Prova' });
  const other = await aPortal(db, { name: 'PartecipAzioni' });
  await aPortal(db, { name: 'Sconosciuto' });
  const text = await receiptOf({ home: clientId, knownTo: [home.sector, other.sector] });
  expect(text).toContain('PartecipAzioni (Regione Emilia-Romagna)');
  expect(text).toContain('Piazzetta (Comune di Prova; qui si ritrova la comunità)');
  expect(text).not.toContain('Nessun portale');
  expect(text).not.toContain('Sconosciuto');
});
