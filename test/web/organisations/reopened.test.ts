// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { closeOrganisation } from '../../../src/membership/use-cases/organisations/close-organisation.js';
import { endDissolved } from '../../../src/membership/use-cases/organisations/end-dissolved.js';
import { reopenOrganisation } from '../../../src/membership/use-cases/organisations/reopen-organisation.js';
import { closeSeats } from '../../../src/membership/use-cases/seats/close-seats.js';
import { giveSeatBack } from '../../../src/membership/use-cases/seats/end-seat.js';
import { aStaffMember, someActor } from '../../support/builders/membership.js';
import { aRepresentative, knownPerson } from '../../support/builders/organisation.js';
import { aSeat } from '../../support/builders/seats.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();
const deps = { db, now };

test('an organisation that is open again tells what ended, and who acted for it asks again', async () => {
  const actor = await aStaffMember(db);
  const seat = await aSeat(db);
  const { organisationId, community } = seat;
  const given = await aSeat(db, { organisationId });
  await giveSeatBack(deps, { actor: given.representative, seatId: given.seatId });
  const hidden = await aSeat(db, { organisationId });
  await db
    .updateTable('community')
    .set({ visibility: 'hidden' })
    .where('id', '=', hidden.community.id)
    .execute();
  const member = await someActor(db);
  await knownPerson(db, organisationId, member.memberId);
  await closeOrganisation(deps, { actor, organisationId, reason: 'Chiusa per errore' });
  while ((await closeSeats(deps)) > 0);
  while ((await endDissolved(deps)) > 0);
  const app = webApp(db);
  const own = () => get(app, '/me/organisations', app.signIn(member));
  expect((await own()).text).not.toContain('Di nuovo aperte');

  await reopenOrganisation(deps, { actor, organisationId });
  expect((await own()).text).toContain('Di nuovo aperte');
  expect((await own()).text).toContain(`/me/organisations/add/${organisationId}`);
  const representative = await aRepresentative(db, organisationId);
  const cookie = app.signIn(representative);
  const seats = `/organisations/${organisationId}/seats`;
  const shown = await get(app, seats, cookie).expect(200);
  expect(shown.text).toContain('Posti finiti con la chiusura');
  expect(shown.text.match(/Chiedi di nuovo</g)).toHaveLength(1);
  await post(app, seats, { to: community.slug, message: '' }, cookie).expect(303);
  expect((await get(app, seats, cookie)).text).not.toContain('Posti finiti con la chiusura');
  const looks = await get(app, seats, app.signIn(actor)).expect(200);
  expect(looks.text).not.toContain('Chiedi di nuovo');
});
