// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from './support/person.js';
import { useStory } from './support/story.js';

const { addresses, address, somebody, signIn, mailed } = useStory();
const note = 'Le bozze dei testi sono nella cartella comune.';
let giulia: Person;
let marco: Person;

beforeAll(async () => {
  giulia = await somebody();
  marco = await somebody();
});

// The steps are one story: each goes on where the last one ended.
describe('a role, from the proposal to the hand-over', () => {
  it('is what a member proposes to take on', async () => {
    await signIn(giulia, 'Giulia', '/c/cdpp/join');
    await giulia.click(/^Aderisci/);
    await giulia.open(address('/c/cdpp'));
    await giulia.unfold('Mi propongo per la co-gestione');
    await giulia.page.getByLabel('Per quale incarico').selectOption('editor');
    await giulia.page
      .locator('[name="message"]')
      .fill('Seguo la comunità e posso dedicarle tempo.');
    await giulia.click('Mi propongo');
    expect(await giulia.page.locator('body').innerText()).toContain('Redattore');
    await giulia.open(address('/me'));
    expect(await giulia.read()).toContain('Mi sono proposto');
  });

  it('begins when the manager accepts, and the portal sees it', async () => {
    await signIn(marco, 'Marco', '/c/cdpp/manage');
    expect(await marco.read()).toContain('posso dedicarle tempo');
    await marco.click('Accetta Giulia B. come Redattore');
    expect(await marco.read()).toContain('Proposta accettata');
    await mailed('giulia.bassi@example.org', /incarico|Redattore/i);

    await giulia.open(`${addresses().portalA}/accedi`);
    if (giulia.page.url().startsWith(addresses().piazza)) await giulia.click('Continua');
    expect(await giulia.page.locator('#roles').innerText()).toContain('cdpp:editor');
  });

  it('opens to its holder the texts of the community, and nothing else of its management', async () => {
    await giulia.open(address('/c/cdpp'));
    expect(await giulia.read()).toContain('Redattore');
    await giulia.click('Gestisci la comunità');
    const pages = giulia.page
      .getByRole('navigation', { name: 'Pagine di gestione' })
      .getByRole('link');
    const texts = await pages.allInnerTexts();
    expect(texts).toHaveLength(2);
    expect(new URL(giulia.page.url()).pathname).toBe('/c/cdpp/manage/settings');
  });

  it('is given back with a word for who comes after, which those who manage read', async () => {
    await giulia.open(address('/me'));
    await giulia.page.getByText('Lascio l’incarico').first().click();
    await giulia.page.locator('[name="note"]').locator('visible=true').fill(note);
    await giulia.page
      .getByRole('button', { name: /Redattore/ })
      .locator('visible=true')
      .click();
    await giulia.page.waitForLoadState();
    expect(await giulia.page.locator('body').innerText()).toContain('Incarico concluso.');

    await marco.open(address('/c/cdpp/manage/roles'));
    expect(await marco.read()).toContain(note);
    await giulia.open(addresses().portalA);
    await giulia.click('Aggiorna');
    expect(await giulia.page.locator('#roles').innerText()).not.toContain('cdpp:editor');
    expect(await giulia.page.locator('#communities').innerText()).toContain('membro');
    expect([...giulia.complaints, ...marco.complaints]).toEqual([]);
  });
});
