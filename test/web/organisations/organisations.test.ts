// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { systemClock } from '../../../src/kernel/clock.js';
import { newId } from '../../../src/kernel/ids.js';
import { aStaffMember, someActor, someMember } from '../../support/builders/membership.js';
import {
  aBodyLine,
  anOrganisation,
  aRepresentative,
  refreshWith,
} from '../../support/builders/organisation.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();
const mine = '/me/organisations';

async function signedIn(actor: Actor, name?: string) {
  const app = webApp(db);
  const cookie = app.signIn(actor, name);
  return {
    get: (path: string) => get(app, path, cookie),
    post: (path: string, form: Record<string, string>) => post(app, path, form, cookie),
  };
}

describe('my organisations', () => {
  test('a body is found in the index by a part of its name, declared and ended', async () => {
    const name = 'Città metropolitana di Prova';
    await refreshWith(db, [aBodyLine('cm_prova', { Denominazione_ente: name })], systemClock);
    const person = await signedIn(await someActor(db));
    const { text } = await person.get(`${mine}?query=citta%20metro`).expect(200);
    expect(text).toContain(name);
    const [, add = ''] = /href="(\/me\/organisations\/add\/[0-9a-f-]+)"/.exec(text) ?? [];

    await person.post(add, { kind: 'employee', title: 'Ufficio stampa', unit: '' }).expect(303);
    const listed = (await person.get(mine).expect(200)).text;
    expect(listed).toContain('dichiarata, non verificata');
    const [, one = ''] =
      /action="(\/me\/organisations\/affiliations\/[0-9a-f-]+)"/.exec(listed) ?? [];

    const refused = await person.post(one, { act: 'prove' }).expect(403);
    expect(refused.text).toContain('Nessuno dei tuoi indirizzi verificati');
    await person.post(one, { act: 'end' }).expect(303);
    expect((await person.get(mine)).text).toContain('Non hai indicato nessuna organizzazione.');
  });

  test('a faulty form comes back as it was typed', async () => {
    const person = await signedIn(await someActor(db));
    const add = `${mine}/add/${await anOrganisation(db)}`;
    const title = 'Presidente '.repeat(20);
    const refused = await person.post(add, { kind: 'volunteer', title, unit: '' }).expect(422);
    expect(refused.text).toContain('Al massimo 120 caratteri.');
    expect(refused.text).toContain(title.trim());
    await person.get(`${mine}/add/${newId()}`).expect(404);
  });
});

describe('an organisation', () => {
  test('is entered by staff, who give it a domain and a representative', async () => {
    const staff = await signedIn(await aStaffMember(db));
    const named = { kind: 'association', name: 'Amici del Reno', province: 'BO', website: '' };
    const form = { ...named, tax_code: '12' };
    const refused = await staff.post('/staff/organisations', form).expect(422);
    expect(refused.text).toContain('Undici cifre');
    expect(refused.text).toContain('Amici del Reno');
    const made = await staff.post('/staff/organisations', { ...form, tax_code: '' }).expect(303);
    const page = String(made.headers['location']);

    const free = await staff.post(`${page}/domains`, { domain: 'gmail.com' }).expect(422);
    expect(free.text).toContain('può averlo chiunque');
    await staff.post(`${page}/domains`, { domain: 'Amici-Reno.example' }).expect(303);
    expect((await staff.get(page)).text).toContain('amici-reno.example');

    const memberId = await someMember(db, 'Rosalinda Q.');
    const people = await staff.get(`${page}?query=rosalinda`).expect(200);
    expect(people.text).toContain('Rosalinda Q.');
    const offer = { member: memberId, evidence: 'Statuto, articolo 8', months: '24' };
    await staff.post(`${page}/representatives`, offer).expect(303);
    expect((await staff.get(page)).text).toContain('in attesa di risposta');
  });

  test('is answered for by who confirms and refuses those who say that they belong', async () => {
    const organisation = await anOrganisation(db);
    const representative = await signedIn(await aRepresentative(db, organisation));
    const people = new Map<string, Awaited<ReturnType<typeof signedIn>>>();
    for (const name of ['uno', 'due']) {
      const person = await signedIn(await someActor(db), name);
      people.set(name, person);
      const add = `${mine}/add/${organisation}`;
      await person.post(add, { kind: 'volunteer', title: name, unit: '' }).expect(303);
    }
    const page = `/organisations/${organisation}`;
    const { text } = await representative.get(page).expect(200);
    const actions = [...text.matchAll(/action="(\/organisations\/[^"]+\/affiliations\/[^"]+)"/g)];
    const [first = '', second = ''] = [...new Set(actions.map(([, action]) => action))];
    await representative.post(first, { decision: 'confirm' }).expect(303);
    const unexplained = await representative.post(second, { decision: 'refuse', reason: ' ' });
    expect(unexplained.status).toBe(422);
    await representative.post(second, { decision: 'refuse', reason: 'Mai iscritto' }).expect(303);
    const after = (await representative.get(page)).text;
    expect(after).toContain('confermata dall’organizzazione');
    expect(after).toMatch(/Verificata (il |l’)<time/);
    expect(after).not.toContain(second);
    expect((await people.get('due')?.get(mine))?.text).toContain('Motivo: Mai iscritto');
    const confirmed = (await people.get('uno')?.get(mine))?.text;
    expect(confirmed).not.toContain('Motivo:');
    expect(confirmed).toMatch(/Verificata (il |l’)<time/);
  });
});
