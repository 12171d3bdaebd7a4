// SPDX-License-Identifier: AGPL-3.0-or-later
import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from '@jest/globals';
import type { Person } from './support/person.js';
import { useStory } from './support/story.js';

const { enters } = useStory();
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let administrator: Person;
const fill = (field: string, text: string): Promise<void> =>
  administrator.page.locator(`[name="${field}"]`).fill(text);

/** What axe and a narrow screen have against the page. */
async function faults(): Promise<readonly string[]> {
  const { page } = administrator;
  const axe = new AxeBuilder({ page }).setLegacyMode().withTags(rules);
  const { violations } = await axe.analyze();
  await page.setViewportSize({ width: 320, height: 800 });
  const widest = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.setViewportSize({ width: 1280, height: 800 });
  return [
    ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`)),
    ...(widest > 320 ? [`is ${widest} wide`] : []),
  ];
}

// The steps are one story: each goes on where the last one ended.
describe('a Plone portal', () => {
  it('is registered by an administrator, who reads its secret once', async () => {
    administrator = await enters('Paolo', '/staff/portals');
    await administrator.click('Registra un portale');
    await administrator.page.getByLabel('Plone').check();
    await fill('site', 'https://plone.comune.example');
    await administrator.click('Continua');
    await fill('name', 'Plone delle comunità');
    await fill('controller', 'Comune di Prova');
    await fill('query', 'giovani');
    await administrator.click('Cerca');
    await administrator.page
      .getByRole('button', { name: /^Aggiungi: / })
      .first()
      .click();
    await administrator.click('Registra il portale');
    const shown = await administrator.read();
    expect(shown).toContain('Segreto del nuovo portale');
    expect(shown).toContain('https://plone.comune.example/acl_users/oidc/callback');
    const secret = await administrator.page.getByLabel('Segreto del nuovo portale').inputValue();
    expect(secret.length).toBeGreaterThan(31);
    expect(await faults()).toEqual([]);
    await administrator.click('L’ho copiato');
    expect(await administrator.page.content()).not.toContain(secret);
    expect(await administrator.read()).toContain('Senza convenzione');
  });

  it('is given an agreement and a stronger level', async () => {
    await administrator.click('Cambia il portale');
    const { page } = administrator;
    await fill('agreement_reference', 'PG/2026/12');
    await administrator.click('Salva le modifiche');
    expect(await administrator.read()).toContain('Scrivi il giorno della firma.');
    await fill('agreement_signed_on', '2026-01-31');
    await page.getByLabel('Livello minimo').selectOption('substantial');
    await administrator.click('Salva le modifiche');
    const shown = await page.locator('body').innerText();
    expect(shown).toContain('Salvato. Cambiato: Livello minimo, Convenzione.');
    expect(shown).toContain('PG/2026/12');
    expect(shown).toContain('Un altro ente per conto proprio');
  });

  it('is tried by the administrator, of whom it learns nothing', async () => {
    await administrator.click('Prova l’accesso');
    const shown = await administrator.read();
    // It is of another controller than Piazza, for whom this session was not made.
    expect(shown).toContain('il portale è di un altro titolare');
    expect(shown).toContain('"aud": "plone.comune.example"');
    expect(shown).toContain('"given_name"');
    expect(await faults()).toEqual([]);
    // A form that is sent back is told by its status, which the console repeats.
    const others = administrator.complaints.filter((one) => !one.includes('status of 422'));
    expect(others).toEqual([]);
  });
});
