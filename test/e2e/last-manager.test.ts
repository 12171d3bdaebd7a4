// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from './support/person.js';
import { useStory } from './support/story.js';

const { address, somebody, signIn, mailed } = useStory();
let giulia: Person;
let marco: Person;

beforeAll(async () => {
  giulia = await somebody();
  marco = await somebody();
});

/** Who answers for a community, as anybody reads it. */
async function inCharge(slug: string): Promise<string> {
  const anybody = await somebody();
  await anybody.open(address(`/c/${slug}`));
  const text = await anybody.read();
  await anybody.context.close();
  return text;
}

// The steps are one story: each goes on where the last one ended.
describe('the last manager', () => {
  it('asks a member in time to take their place, who agrees', async () => {
    await signIn(giulia, 'Giulia', '/c/cdpp/join');
    await giulia.click(/^Aderisci/);
    await signIn(marco, 'Marco', '/c/cdpp/manage/roles');
    await marco.click('Chi prende il tuo posto');
    await marco.page.getByLabel('Cerca un nome').fill('Giulia B.');
    await marco.page.keyboard.press('Enter');
    await marco.click('Chiedi a Giulia B. di prendere il tuo posto');
    expect(await marco.read()).toContain('non ha ancora risposto');

    await mailed('giulia.bassi@example.org', /succedere come gestore/);
    await giulia.open(address('/me'));
    await giulia.click(/^Accett/);
    expect(await giulia.page.locator('body').innerText()).toContain('quando chi te l’ha chiesto');
    await mailed('marco.ferri@example.org', /accetta di succederti/);
  });

  it('leaves, and the successor is in charge in the same moment', async () => {
    await marco.open(address('/c/cdpp'));
    await marco.click(/^Lascia/);
    expect(await marco.read()).toContain('Giulia B. diventa gestore: ha accettato di succederti');
    await marco.click('Lascia la comunità');
    expect(await marco.read()).toContain('Gestore della comunità');

    await giulia.open(address('/c/cdpp'));
    await giulia.click('Gestisci la comunità');
    expect(new URL(giulia.page.url()).pathname).toBe('/c/cdpp/manage');
    expect(await inCharge('cdpp')).toContain('Giulia B.');
  });

  it('leaves another without a successor: the page says what will happen, and the staff takes over', async () => {
    await marco.open(address('/c/garanti-partecipazione'));
    await marco.click(/^Lascia/);
    expect(await marco.read()).toContain('subentra una persona dello staff regionale');
    await marco.click('Lascia la comunità');
    expect(await inCharge('garanti-partecipazione')).toContain('Gestore pro tempore');
    await mailed('elena.montanari@example.org', /Garanti/);
    expect([...giulia.complaints, ...marco.complaints]).toEqual([]);
  });
});
