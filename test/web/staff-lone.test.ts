// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.js';
import { systemClock as now } from '../../src/kernel/clock.js';
import { leaveCommunity } from '../../src/membership/use-cases/leave-community.js';
import { aDispute } from '../support/builders/disputes.js';
import { aCommunity, actorOf, aStaffMember } from '../support/builders/membership.js';
import { useDatabase } from '../support/database.js';
import { get, post, webApp } from '../support/web-app.js';

const { db } = useDatabase();

function staff(actor: Actor) {
  const app = webApp(db);
  const cookie = app.signIn(actor);
  return {
    get: (path: string) => get(app, path, cookie),
    post: (path: string, form: Record<string, string>) => post(app, path, form, cookie),
  };
}

test('who is alone in the regional staff reads what a frozen community waits for, and how it goes on', async () => {
  const community = await aCommunity(db);
  const actor = actorOf(community.managerId);
  await leaveCommunity({ db, now }, { actor, slug: community.slug });
  const page = `/staff/communities/${community.slug}`;
  const lone = staff(await aStaffMember(db));
  const shown = (await lone.get(page).expect(200)).text;
  expect(shown).toContain('sospesa in attesa di un gestore');
  expect(shown).toContain('Serve una seconda persona dello staff regionale');
  expect(shown).toContain('«Registro dello staff»');
  expect(shown).toContain('intervento d’emergenza');
  expect(shown).toContain('la comunità riparte da sola quando incarichi');
  expect(shown).toContain('7 giorni dopo');
  expect(shown).not.toContain('/unfreeze"');

  const second = await aStaffMember(db);
  const helped = (await lone.get(page).expect(200)).text;
  expect(helped).not.toContain('Serve una seconda persona');
  await lone.post(`${page}/caretaker`, { member: second.memberId }).expect(303);
  expect((await lone.get(page)).text).not.toContain('la comunità riparte da sola');
});

test('of the staff who is a party to a dispute reads that somebody else decides it', async () => {
  const { disputeId, opener } = await aDispute(db);
  const party = opener.memberId;
  expect((await staff(opener).get(`/disputes/${disputeId}`)).text).not.toContain('Sei parte');
  await aStaffMember(db, 'regional_staff', party);
  const shown = (await staff(opener).get(`/disputes/${disputeId}`).expect(200)).text;
  expect(shown).toContain('Sei parte di questa contestazione');
});
