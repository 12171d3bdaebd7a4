// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from './support/person.js';
import { useStory } from './support/story.js';

const { address, somebody, signIn, mailed } = useStory();
const name = 'Orti di quartiere';
const promoters = ['Marco Ferri', 'Paolo Neri'];
const [unwilling, instead] = ['Luca Fabbri', 'Sara Gatti'];
const addressOf = (full: string): string => `${full.toLowerCase().replace(' ', '.')}@example.org`;
let giulia: Person;
let elena: Person;
const fill = (person: Person, field: string, text: string): Promise<void> =>
  person.page.locator(`[name="${field}"]`).fill(text);

beforeAll(async () => {
  giulia = await somebody();
  elena = await somebody();
});

// The steps are one story: each goes on where the last one ended.
describe('a new community', () => {
  it('is asked for by somebody who names those who sign with them', async () => {
    await signIn(giulia, 'Giulia', '/requests/new');
    await fill(giulia, 'name', name);
    await fill(giulia, 'purpose', 'Chi coltiva gli orti condivisi si scambia esperienze.');
    await fill(giulia, 'presentation', 'Incontri, una banca dei semi, visite.');
    await fill(giulia, 'for_whom', 'Chi cura un orto.');
    await fill(giulia, 'topics', 'orti, quartieri');
    await fill(giulia, 'managers', 'Io, con una vicina.');
    await fill(giulia, 'promoters', [...promoters, unwilling].map(addressOf).join('\n'));
    await giulia.click(/^Invia/);
    expect(await giulia.read()).toContain(name);
    expect(await giulia.read()).toContain('non ha ancora risposto');
  });

  const letterTo = async (promoter: string): Promise<string> => {
    const letter = await mailed(addressOf(promoter), /ti chiede di firmare/);
    return new URL(/http\S+\/promote\/[0-9a-f]{64}/.exec(letter.text)?.[0] ?? '').pathname;
  };

  it('is declined by one of them, without a sign-in, and who asked names somebody else', async () => {
    const person = await somebody();
    await person.open(address(await letterTo(unwilling)));
    await person.click('Non firmo');
    expect(await person.read()).toContain('Va bene così');
    await person.context.close();

    const told = await mailed(addressOf('Giulia Bassi'), /Una persona non firma/);
    const page = /http\S+\/requests\/\S+/.exec(told.text)?.[0] ?? '';
    await giulia.open(page);
    expect(await giulia.read()).toContain('Qualcuno non firma');
    await giulia.page.getByLabel('Al posto di').selectOption({ label: addressOf(unwilling) });
    await giulia.page.getByLabel('La nuova persona').fill(addressOf(instead));
    await giulia.click('Indica questa persona');
    expect(await giulia.read()).toContain(addressOf(instead));
    expect(await giulia.read()).toContain('al suo posto un’altra persona');
  });

  it.each([...promoters, instead])(
    'is signed for by %s, from the link of the letter',
    async (promoter) => {
      const person = await somebody();
      const [persona = ''] = promoter.split(' ');
      await signIn(person, persona, await letterTo(promoter));
      await person.click('Firma');
      expect(await person.page.locator('body').innerText()).toContain('Hai firmato: grazie.');
      await person.context.close();
    },
  );

  it('makes the staff ask a question, which the requester answers', async () => {
    await mailed(addressOf('Elena Montanari'), /da esaminare: Orti/);
    await signIn(elena, 'Elena', '/staff/requests');
    await elena.click(name);
    await fill(elena, 'text', 'In quali comuni?');
    await elena.click('Invia la domanda');

    await mailed(addressOf('Giulia Bassi'), /Una domanda sulla tua richiesta/);
    await giulia.open(address('/requests'));
    await giulia.click(name);
    expect(await giulia.read()).toContain('In quali comuni?');
    await fill(giulia, 'text', 'A Modena e a Carpi.');
    await giulia.click('Rispondi');
  });

  it('is approved: a draft begins, which nobody else sees', async () => {
    await elena.open(address('/staff/requests'));
    await elena.click(name);
    expect(await elena.read()).toContain('A Modena e a Carpi.');
    await fill(elena, 'slug', 'orti-di-quartiere');
    await elena.click('Approva la richiesta');
    expect(await elena.page.locator('body').innerText()).toContain('in preparazione');

    const anybody = await somebody();
    await anybody.open(address('/c/orti-di-quartiere'));
    expect(await anybody.read()).not.toContain(name);
    await anybody.context.close();
  });

  it('is made ready by its manager, who is told what is missing', async () => {
    await mailed(addressOf('Giulia Bassi'), /si apre/);
    await giulia.open(address('/c/orti-di-quartiere/manage/settings'));
    expect(await giulia.read()).toContain('La nota sulla privacy');
    await fill(giulia, 'how_it', 'Aderisci e presentati.');
    await fill(giulia, 'privacy_it', 'I dati servono alla vita della comunità.');
    await fill(giulia, 'contact', 'orti@example.org');
    await giulia.click('Salva');
    await giulia.open(address('/c/orti-di-quartiere/manage/policy'));
    await giulia.page.getByLabel('Ammesso: adesione libera').check();
    await giulia.click('Salva');
    await giulia.open(address('/c/orti-di-quartiere/manage/terms'));
    await fill(giulia, 'it', 'Ci si tratta con rispetto.');
    await fill(giulia, 'en', 'We treat each other with respect.');
    await giulia.click('Pubblica la versione');
    await giulia.open(address('/c/orti-di-quartiere/manage/settings'));
    expect(await giulia.read()).toContain('lo staff regionale può aprire la comunità');
  });

  it('is activated by the staff, and found in the catalogue by whoever looks', async () => {
    await elena.open(address('/staff/communities/orti-di-quartiere'));
    await elena.click('Attiva la comunità');
    expect(await elena.page.locator('body').innerText()).toContain('Comunità attivata.');

    const anybody = await somebody();
    await anybody.open(address('/c'));
    await anybody.page.getByLabel('Parole da cercare').fill('orti');
    await anybody.click('Mostra');
    await anybody.click(name);
    expect(await anybody.read()).toContain('Giulia B.');
    expect([...giulia.complaints, ...elena.complaints]).toEqual([]);
  });
});
