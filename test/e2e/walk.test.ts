// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from './support/person.js';
import { useStory } from './support/story.js';

const { addresses, address, somebody, mailed } = useStory();
let giulia: Person;
let marco: Person;

beforeAll(async () => {
  giulia = await somebody();
  marco = await somebody();
});

// The steps are one story: each goes on where the last one ended.
describe('a person', () => {
  it('1: signs in at a portal with SPID, through Piazza', async () => {
    await giulia.open(addresses().portalA);
    await giulia.click('Accedi');
    expect(giulia.page.url()).toContain(address('/sign-in'));
    await giulia.signInWithSpid({ idp: 'Alfa', persona: 'Giulia' });

    expect(await giulia.read()).toContain('Benvenut');
    await giulia.click(/Ho letto/);
    expect(await giulia.read()).toContain('Ecco che cosa riceve PartecipAzioni');
    await giulia.click('Continua');
    expect(new URL(giulia.page.url()).origin).toBe(addresses().portalA);
  });

  it('2: sees at the portal the name, the level, communities and roles that it received', async () => {
    const { page } = giulia;
    expect(await page.locator('#name').innerText()).toBe('Giulia B.');
    expect(await page.locator('#level').innerText()).toBe('significativo');
    expect(await page.locator('#communities').innerText()).toBe('Nessuna');
    expect(await page.locator('#roles').innerText()).toBe('nessuno');
    const claims = JSON.parse((await page.locator('#claims').textContent()) ?? '') as object;
    expect(claims).toMatchObject({ acr: 'http://eidas.europa.eu/LoA/substantial', groups: [] });
    expect(JSON.stringify(claims)).not.toContain('BSSGLI88D52M990F');
  });

  it('3: finds communities in the catalogue and joins: one at once, one by request', async () => {
    await giulia.open(address('/c'));
    await giulia.page.getByLabel('Parole da cercare').fill('giovani');
    await giulia.click('Mostra');
    await giulia.click('Giovani Generazioni');
    await giulia.click(/^Aderisci/);
    await giulia.unfold('Leggi le condizioni di Giovani Generazioni');
    expect(await giulia.read()).toContain('Qui ci si scrive con rispetto');
    await giulia.page.getByLabel(/^Ho letto e accetto le condizioni/).check();
    await giulia.click(/^Aderisci/);
    expect(await giulia.read()).toContain('Ne fai parte');

    await giulia.open(address('/c/garanti-partecipazione'));
    await giulia.click(/^Chiedi|^Aderisci/);
    await giulia.click(/^Chiedi|^Aderisci|^Invia/);
    expect(await giulia.read()).toContain('aspetta una risposta');
    await mailed('giulia.bassi@example.org', /Abbiamo ricevuto la tua richiesta/);
  });

  it('3b: is told which level a community demands, before asking', async () => {
    const anna = await somebody();
    await anna.open(address('/sign-in?return_to=/c/garanti-partecipazione'));
    await anna.signInWithGoogle(/Sara Gatti/);
    if (anna.page.url().includes('welcome')) await anna.click(/Ho letto/);
    expect(await anna.read()).toMatch(/livello 2/);
    await anna.context.close();
  });

  it('4: joins from the portal in three pages and three clicks, and is back where they were', async () => {
    // Half an hour idle: Piazza's session is over, the portal's goes on.
    await giulia.context.clearCookies({ name: 'piazza_session' });
    await giulia.open(addresses().portalA);
    expect(await giulia.page.locator('#name').innerText()).toBe('Giulia B.');

    await giulia.page
      .getByRole('link', { name: 'Unisciti a Comunità di pratiche partecipative' })
      .click();
    await giulia.page.waitForLoadState();
    giulia.forget();
    giulia.seen.pages.push(giulia.page.url());
    await giulia.signInWithSpid({ idp: 'Alfa', persona: 'Giulia' });
    await giulia.click(/Aderisci e torna/);

    expect(giulia.page.url()).toBe(`${addresses().portalA}/`);
    expect(giulia.seen.pages.length).toBeLessThanOrEqual(3);
    expect(giulia.seen.clicks).toBeLessThanOrEqual(3);
    expect(await giulia.page.locator('#communities').innerText()).toContain(
      'Comunità di pratiche partecipative (membro)',
    );
  });

  it('4b: leaves from the portal in the same way', async () => {
    await giulia.page
      .getByRole('link', { name: /Lascia Comunità di pratiche partecipative/ })
      .click();
    expect(await giulia.read()).toContain('PartecipAzioni (demo)');
    await giulia.click(/Lascia e torna/);
    expect(giulia.page.url()).toBe(`${addresses().portalA}/`);
    expect(await giulia.page.locator('#communities').innerText()).not.toContain(
      'pratiche partecipative',
    );
  });

  it('5: is approved by a manager and offered a role in two clicks; accepts; the portal shows it', async () => {
    await marco.open(address('/sign-in?return_to=/c/garanti-partecipazione/manage'));
    await marco.signInWithSpid({ idp: 'Beta', persona: 'Marco' });
    if (marco.page.url().includes('welcome')) await marco.click(/Ho letto/);
    await marco.click('Approva la richiesta di Giulia B.');
    expect(await marco.read()).toContain('Richiesta approvata');
    await mailed('giulia.bassi@example.org', /Benvenuta.*Garanti della Partecipazione/);

    await marco.click('Membri');
    marco.forget();
    await marco.unfold('Offri un incarico a Giulia B.');
    await marco.click(/^Co-gestore/);
    expect(marco.seen.clicks).toBe(2);
    expect(await marco.read()).toContain('Incarico offerto');
    await mailed('giulia.bassi@example.org', /incarico/i);

    await giulia.open(address('/me'));
    await giulia.click(/^Accett/);
    expect(await giulia.read()).toContain('Co-gestore');
    await mailed('marco.ferri@example.org', /Co-gestore|incarico/i);

    await giulia.open(addresses().portalA);
    expect(await giulia.page.locator('#roles').innerText()).toBe('nessuno');
    await giulia.click('Aggiorna');
    expect(await giulia.page.locator('#roles').innerText()).toContain(
      'garanti-partecipazione:co_manager',
    );
  });

  it('6: leaves: one page says what ends, what stays and who will know; one click', async () => {
    await giulia.open(address('/c/garanti-partecipazione'));
    await giulia.click(/^Lascia/);
    const page = await giulia.read();
    expect(page).toContain('Il tuo incarico: Co-gestore');
    expect(page).toContain('Che cosa resta');
    expect(page).toContain('PartecipAzioni (demo)');
    await giulia.click('Lascia la comunità');
    expect(await giulia.read()).toContain('Non fai più parte');

    await giulia.open(addresses().portalA);
    await giulia.click('Aggiorna');
    expect(await giulia.page.locator('#roles').innerText()).not.toContain('garanti');
    expect(await giulia.page.locator('#communities').innerText()).not.toContain('Garanti');
  });

  it('7: comes back with another SPID provider and is the same member, greeted with that means', async () => {
    await giulia.open(address('/sign-out'));
    await giulia.click('Esci');
    await giulia.open(address('/sign-in'));
    expect(await giulia.read()).toContain('Alfa ID');
    await giulia.signInWithSpid({ idp: 'Beta', persona: 'Giulia' });
    const page = await giulia.read();
    expect(page).toContain('Beta ID');
    expect(page).toContain('Giovani Generazioni');
  });

  it('7b: is another member with Google, until the two are joined after a fresh sign-in', async () => {
    const again = await somebody();
    await again.open(address('/sign-in'));
    await again.signInWithGoogle(/Giulia Bassi/);
    if (again.page.url().includes('welcome')) await again.click(/Ho letto/);
    await again.open(address('/me'));
    expect(await again.read()).not.toContain('Giovani Generazioni');
    await again.context.close();

    await giulia.open(address('/me/identities'));
    await giulia.signInWithGoogle(/Giulia Bassi/);
    await giulia.click(/Unisc/);
    await giulia.open(address('/me/identities'));
    expect(await giulia.read()).toContain('Google');

    const once = await somebody();
    await once.open(address('/sign-in'));
    await once.signInWithGoogle(/Giulia Bassi/);
    await once.open(address('/me'));
    expect(await once.read()).toContain('Giovani Generazioni');
    await once.context.close();
  });

  it('signs in anew for the portal of another body, and not for one of the same', async () => {
    await giulia.open(`${addresses().portalA}/accedi`);
    expect(giulia.page.url()).toBe(`${addresses().portalA}/`);

    await giulia.open(addresses().portalB);
    await giulia.click('Accedi');
    expect(new URL(giulia.page.url()).origin).toBe(addresses().piazza);
    await giulia.signInWithSpid({ idp: 'Alfa', persona: 'Giulia' });
    await giulia.click('Continua');
    expect(giulia.page.url()).toBe(`${addresses().portalB}/`);
    expect(await giulia.page.locator('#name').innerText()).toBe('Giulia B.');
  });

  it('saw no error of the browser on any page of Piazza', () => {
    expect([...giulia.complaints, ...marco.complaints]).toEqual([]);
  });
});
