// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from './support/person.js';
import { useStory } from './support/story.js';

const { address, somebody, signIn, mailed } = useStory();
const here = '/c/garanti-partecipazione';
const message = 'Sono garante dell’Unione da un anno.';
let giulia: Person;
let marco: Person;

beforeAll(async () => {
  giulia = await somebody();
  marco = await somebody();
});

// The steps are one story: each goes on where the last one ended.
describe('joining by approval', () => {
  it('a manager asks a question of those who request to join', async () => {
    await signIn(marco, 'Marco', `${here}/manage/form`);
    await marco.page.getByLabel('Domanda in italiano').fill('Di quale ente sei garante?');
    await marco.page.getByLabel('Domanda in inglese').fill('Which body do you serve?');
    await marco.page.getByLabel('La risposta è obbligatoria').check();
    await marco.click('Aggiungi la domanda');
    await marco.click('Pubblica il modulo');
    expect(await marco.read()).toContain('Modulo pubblicato');
    expect(marco.complaints).toEqual([]);
  });

  it('somebody with a social account fills the form in, proves who they are, and finds it filled in', async () => {
    await signIn(giulia, 'Giulia', '/me/identities');
    await giulia.signInWithGoogle(/Giulia Bassi/);
    await giulia.context.clearCookies();

    await giulia.open(address('/sign-in'));
    await giulia.signInWithGoogle(/Giulia Bassi/);
    await giulia.open(address(`${here}/join`));
    expect(await giulia.read()).toMatch(/la comunità chiede un accesso di livello 2/);
    await giulia.page.getByLabel('Di quale ente sei garante?').fill('Unione di Prova');
    await giulia.page.getByLabel('Perché vuoi partecipare?').fill(message);
    await giulia.click('Invia la richiesta');
    expect(await giulia.read()).toContain('Quello che hai scritto non va perso');
    expect(await giulia.read()).not.toContain('Google');
    await giulia.signInWithSpid({ idp: 'Alfa', persona: 'Giulia' });

    expect(new URL(giulia.page.url()).pathname).toBe(`${here}/join`);
    expect(giulia.page.url()).not.toContain('Unione');
    const answer = giulia.page.getByLabel('Di quale ente sei garante?');
    expect(await answer.inputValue()).toBe('Unione di Prova');
    const words = giulia.page.getByLabel('Perché vuoi partecipare?');
    expect(await words.inputValue()).toBe(message);
    await giulia.click('Invia la richiesta');
    expect(await giulia.read()).toMatch(/Risposta attesa entro (il |l’)\d/);
    await mailed('giulia.bassi@example.org', /Abbiamo ricevuto/);
    expect(giulia.complaints.filter((one) => !one.includes('403'))).toEqual([]);
  });

  it('the manager reads the answer, asks for more, and approves after the reply', async () => {
    await marco.open(address(`${here}/manage`));
    expect(await marco.read()).toContain('Unione di Prova');
    await marco.unfold('Chiedi di più… prima di decidere: Giulia B.');
    await marco.page.getByLabel('Domanda per Giulia B.').fill('Con quale atto?');
    await marco.page
      .getByRole('button', { name: 'Manda la domanda' })
      .locator('visible=true')
      .click();
    await marco.page.waitForLoadState();
    await mailed('giulia.bassi@example.org', /Una domanda/);

    await giulia.open(address(`${here}/request`));
    expect(await giulia.read()).toContain('Con quale atto?');
    await giulia.page.getByLabel('La tua risposta').fill('Delibera 12.');
    await giulia.click('Invia la risposta');

    await marco.open(address(`${here}/manage`));
    expect(await marco.read()).toContain('Delibera 12.');
    await marco.click('Approva la richiesta di Giulia B.');
    await giulia.open(address(here));
    expect(await giulia.read()).toContain('Ne fai parte dal');
  });
});

describe('joining by invitation', () => {
  it('the link of the letter leads in, after a sign-in', async () => {
    await marco.open(address(`${here}/manage/invitations`));
    await marco.page.locator('[name="guests"]').fill('paolo.neri@example.org');
    await marco.click(/^Manda|^Invita/);
    const letter = await mailed('paolo.neri@example.org', /Garanti/);
    const link = /http\S+\/invitation\/[0-9a-f]{64}/.exec(letter.text)?.[0] ?? '';
    const paolo = await somebody();
    await signIn(paolo, 'Paolo', '/me');
    await paolo.open(link);
    await paolo.click('Accetta l’invito');
    expect(await paolo.read()).toContain('Ne fai parte dal');
    await paolo.context.close();
  });
});
