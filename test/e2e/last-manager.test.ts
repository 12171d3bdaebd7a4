// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDemo, type Demo } from '../support/demo.js';
import { useBrowser } from '../support/browser.js';
import { mailTo } from './support/mail.js';
import { aPerson, type Person } from './support/person.js';
import { signInAt } from './support/sign-in.js';

const browser = useBrowser();
let demo: Demo;
let giulia: Person;
let marco: Person;
const address = (path: string): string => `${demo.addresses.piazza}${path}`;

beforeAll(async () => {
  demo = await startDemo();
  giulia = await aPerson(browser.current(), demo.addresses);
  marco = await aPerson(browser.current(), demo.addresses);
}, 90_000);
afterAll(() => demo?.stop());

/** Who answers for a community, as anybody reads it. */
async function inCharge(slug: string): Promise<string> {
  const anybody = await aPerson(browser.current(), demo.addresses);
  await anybody.open(address(`/c/${slug}`));
  const text = await anybody.read();
  await anybody.context.close();
  return text;
}

// The steps are one story: each goes on where the last one ended.
describe('the last manager', () => {
  it('asks a member in time to take their place, who agrees', async () => {
    await signInAt(demo.addresses, giulia, { persona: 'Giulia', path: '/c/cdpp/join' });
    await giulia.click(/^Aderisci/);
    await signInAt(demo.addresses, marco, { persona: 'Marco', path: '/c/cdpp/manage/roles' });
    await marco.click('Chi prende il tuo posto');
    await marco.page.getByLabel('Cerca un nome').fill('Giulia B.');
    await marco.page.keyboard.press('Enter');
    await marco.click('Chiedi a Giulia B. di prendere il tuo posto');
    expect(await marco.read()).toContain('non ha ancora risposto');

    await mailTo(demo.addresses, 'giulia.bassi@example.org', /succedere come gestore/);
    await giulia.open(address('/me'));
    await giulia.click(/^Accett/);
    expect(await giulia.page.locator('body').innerText()).toContain('quando chi te l’ha chiesto');
    await mailTo(demo.addresses, 'marco.ferri@example.org', /accetta di succederti/);
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
    await mailTo(demo.addresses, 'elena.montanari@example.org', /Garanti/);
    expect([...giulia.complaints, ...marco.complaints]).toEqual([]);
  });
});
