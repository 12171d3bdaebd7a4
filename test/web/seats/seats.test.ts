// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import {
  aCommunity,
  aStaffMember,
  actorOf,
  someActor,
  someMember,
} from '../../support/builders/membership.js';
import {
  anOrganisation,
  aRepresentative,
  knownPerson,
} from '../../support/builders/organisation.js';
import { aDelegate, aNamedDelegate, aSeat } from '../../support/builders/seats.js';
import { terms } from '../../support/builders/terms.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();
const mine = '/me/organisations';

function signedIn(actor: Actor) {
  const app = webApp(db);
  const cookie = app.signIn(actor);
  return {
    get: (path: string) => get(app, path, cookie),
    post: (path: string, form: Record<string, string>) => post(app, path, form, cookie),
  };
}

/** The first address of a form or a link on a page. */
const first = (text: string, pattern: RegExp): string => pattern.exec(text)?.[1] ?? '';

describe('a seat', () => {
  test('is asked for, refused with a reason, offered, taken, and given back', async () => {
    const organisation = await anOrganisation(db);
    const community = await aCommunity(db, { coolDownDays: 0 });
    const representative = signedIn(await aRepresentative(db, organisation));
    const manager = signedIn(actorOf(community.managerId));
    const theirs = `/organisations/${organisation}/seats`;
    const here = `/c/${community.slug}/manage/seats`;

    const faulty = await representative.post(theirs, { to: 'No!', message: 'Vorremmo esserci' });
    expect(faulty.status).toBe(422);
    expect(faulty.text).toContain('Vorremmo esserci');
    await representative
      .post(theirs, { to: community.slug, message: 'Vorremmo esserci' })
      .expect(303);
    const waiting = await manager.get(here).expect(200);
    expect(waiting.text).toContain('Vorremmo esserci');
    const seat = first(waiting.text, /action="(\/c\/[^"]+\/manage\/seats\/[^"]+)"/);
    const bare = await manager.post(seat, { act: 'refuse', reason: ' ' }).expect(422);
    expect(bare.text).toContain('l’organizzazione deve saperlo');
    await manager.post(seat, { act: 'refuse', reason: 'Siamo al completo' }).expect(303);
    expect((await representative.get(theirs)).text).toContain('Siamo al completo');

    await manager.post(here, { organisation, message: '' }).expect(303);
    const offered = await representative.get(theirs).expect(200);
    const own = first(offered.text, /action="(\/organisations\/[^"]+\/seats\/[^"]+)"/);
    await representative.post(own, { act: 'accept' }).expect(303);
    expect((await representative.get(own)).text).toContain('Nessuno vi siede, per ora.');
    await representative.post(own, { act: 'give_back' }).expect(303);
    expect((await manager.get(here)).text).not.toContain('partecipa</');
  });

  test('shows on the page of the community to whom it shows its members', async () => {
    const { community, manager, organisationId } = await aSeat(db, { memberList: 'members' });
    const { name } = await db
      .selectFrom('organisation')
      .select('name')
      .where('id', '=', organisationId)
      .executeTakeFirstOrThrow();
    const page = `/c/${community.slug}`;
    expect((await signedIn(manager).get(page)).text).toContain(name);
    expect((await signedIn(await someActor(db)).get(page)).text).not.toContain(name);
    const { text } = await signedIn(await aStaffMember(db))
      .get(`${page}/manage/seats`)
      .expect(200);
    expect(text).toContain(name);
    expect(text).not.toContain('value="approve"');
  });
});

describe('a delegate', () => {
  test('is named, reads what it means, accepts with the terms, and gives it back', async () => {
    const seat = await aSeat(db);
    const { organisationId, seatId, community } = seat;
    const version = await terms(db, community);
    const representative = signedIn(seat.representative);
    const page = `/organisations/${organisationId}/seats/${seatId}`;
    const memberId = await someMember(db, 'Rosalinda Q.');
    const unknown = await representative.get(`${page}?query=rosalinda`).expect(200);
    expect(unknown.text).not.toContain('Rosalinda Q.');
    expect(unknown.text).toContain('Tra le persone che l’organizzazione conosce nessuna');
    await knownPerson(db, organisationId, memberId);
    const people = await representative.get(`${page}?query=rosalinda`).expect(200);
    expect(people.text).toContain('Rosalinda Q.');
    await representative.post(`${page}/delegates`, { member: memberId }).expect(303);
    expect((await representative.get(page)).text).toContain('deve ancora rispondere');

    const person = signedIn(actorOf(memberId));
    const listed = await person.get(mine).expect(200);
    const own = first(listed.text, /href="(\/me\/organisations\/delegations\/[^"]+)"/);
    const unticked = await person.post(own, { answer: 'accept' }).expect(422);
    expect(unticked.text).toContain('terms_');
    await person.post(own, { answer: 'accept', [`terms_${version}`]: 'yes' }).expect(303);
    expect((await person.get('/me')).text).toContain('per Associazione');
    await person.post(own, { answer: 'resign' }).expect(303);
    expect((await person.get('/me')).text).not.toContain('per Associazione');
  });

  test('is asked for a stronger sign-in, and sees nothing of others', async () => {
    const seat = await aSeat(db);
    const { actor, delegateId } = await aNamedDelegate(db, seat);
    const own = `${mine}/delegations/${delegateId}`;
    const weak = await signedIn({ ...actor, level: 'low' }).post(own, { answer: 'accept' });
    expect(weak.status).toBe(403);
    await signedIn(await someActor(db))
      .get(own)
      .expect(404);
    await signedIn(seat.representative).post(own, { answer: 'accept' }).expect(404);
  });

  test('is taken away by the representative', async () => {
    const seat = await aSeat(db);
    const { delegateId } = await aDelegate(db, seat);
    const page = `/organisations/${seat.organisationId}/seats/${seat.seatId}`;
    const representative = signedIn(seat.representative);
    await representative.post(`${page}/delegates/${delegateId}/end`, {}).expect(303);
    expect((await representative.get(page)).text).toContain('Nessuno vi siede, per ora.');
  });
});
