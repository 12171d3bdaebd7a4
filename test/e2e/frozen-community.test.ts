// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import type { Person } from './support/person.js';
import { useStory } from './support/story.js';

const { address, somebody, enters, mailed } = useStory();
const here = '/c/cdpp';
let giulia: Person;
let marco: Person;
let paolo: Person;
let sara: Person;
let elena: Person;

/** An administrator invites somebody to the regional staff, who takes the role by the link of the letter. */
async function invited(email: string): Promise<string> {
  await paolo.open(address('/staff/people'));
  await paolo.page.getByLabel('Indirizzo e-mail').fill(email);
  await paolo.page.getByLabel('Ruolo', { exact: true }).selectOption('regional_staff');
  await paolo.click('Manda l’invito');
  const letter = await mailed(email, /lavorare su Piazza/);
  return /\/staff\/accept\/\S+/.exec(letter.text)?.[0] ?? '';
}

// The steps are one story: each goes on where the last one ended.
describe('a community that loses its last manager while nobody can take care of it', () => {
  it('is frozen when the manager leaves, whom nobody holds back', async () => {
    giulia = await enters('Giulia', `${here}/join`);
    await giulia.click(/^Aderisci/);
    paolo = await enters('Paolo', '/staff/people');
    const ending = 'Concludi il ruolo di Staff regionale di Elena M.';
    await paolo.page.locator(`summary[aria-label="${ending}"]`).click();
    await paolo.click('Sì, concludi il ruolo');
    marco = await enters('Marco', here);
    await marco.click(/^Lascia/);
    expect(await marco.read()).toContain('o la comunità resta sospesa');
    await marco.click('Lascia la comunità');
    expect(await marco.read()).toContain('Gestore della comunità');
  });

  it('is frozen, another one, when the staff suspends its manager', async () => {
    await paolo.open(address('/staff/members?query=Marco'));
    await paolo.click('Marco F.');
    await paolo.page.getByLabel('Motivo').fill('Qualcuno entra con il suo nome.');
    await paolo.click('Sospendi il profilo');
    expect(await paolo.read()).toContain('sospeso');

    const anybody = await somebody();
    await anybody.open(address('/c/garanti-partecipazione'));
    expect(await anybody.read()).toContain('La comunità è sospesa in attesa di un gestore');
    await anybody.context.close();
  });

  it('is still there for its members, and says what it waits for; nobody comes in', async () => {
    await giulia.open(address(here));
    const shown = await giulia.read();
    expect(shown).toContain('La comunità è sospesa in attesa di un gestore');
    expect(shown).toContain('Lascia la comunità');
    await giulia.open(address('/me'));
    expect(await giulia.page.locator(`main a[href="${here}"]`).count()).toBeGreaterThan(0);

    const anybody = await somebody();
    await anybody.open(address(here));
    expect(await anybody.read()).toContain('La comunità è sospesa in attesa di un gestore');
    expect(await anybody.page.locator(`a[href="${here}/join"]`).count()).toBe(0);
    await anybody.context.close();
  });

  it('wakes when the staff names a caretaker', async () => {
    elena = await enters('Elena', await invited('elena.montanari@example.org'));
    await elena.click('Prendo il ruolo');
    await giulia.open(address(await invited('giulia.bassi@example.org')));
    await giulia.click('Prendo il ruolo');
    sara = await enters('Sara', '/staff/people');
    await sara.click('Conferma Elena M. come Staff regionale');
    await sara.click('Conferma Giulia B. come Staff regionale');

    await elena.open(address('/staff'));
    expect(await elena.read()).toContain('sospesa in attesa di un gestore');
    await elena.open(address('/staff/communities/cdpp'));
    await elena.click('Incarica Giulia B. come gestore pro tempore');
    expect(await elena.page.locator('body').innerText()).toContain('pro tempore incaricato');

    const anybody = await somebody();
    await anybody.open(address(here));
    expect(await anybody.read()).not.toContain('sospesa');
    expect(await anybody.read()).toContain('Gestore pro tempore');
    expect(await anybody.page.locator(`a[href="${here}/join"]`).count()).toBeGreaterThan(0);
    await giulia.open(address(`${here}/manage`));
    expect(new URL(giulia.page.url()).pathname).toBe(`${here}/manage`);
    for (const { complaints } of [giulia, marco, paolo, sara, elena]) {
      expect(complaints).toEqual([]);
    }
  });
});
