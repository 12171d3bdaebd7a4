// SPDX-License-Identifier: AGPL-3.0-or-later
import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from '@jest/globals';
import type { BrowserContextOptions } from 'playwright-core';
import type { Person } from './support/person.js';
import { useStory } from './support/story.js';

const { addresses, address, somebody, mailed } = useStory();

/** A button of the sign-in page, and where it leads. */
interface Way {
  readonly button: string;
  /** From the sign-in page to the page after it, as the person does it. */
  readonly enter: (person: Person) => Promise<void>;
  /** What the browser has for it. */
  readonly browser?: () => Promise<BrowserContextOptions>;
  /** What `/me` says: the means and the level. */
  readonly told: string;
}

const ways: readonly Way[] = [
  {
    button: 'SPID',
    enter: (person) => person.signInWithSpid({ idp: 'Alfa', persona: 'Giulia' }),
    told: 'SPID (Alfa ID (demo)), livello 2',
  },
  {
    button: 'CIE',
    enter: (person) =>
      person.signInWithButton('Entra con CIE', {
        persona: 'Giulia',
        level: 'livello 3: con la carta',
        consents: 'at-once',
      }),
    told: 'CIE (CIE id (simulato)), livello 3',
  },
  {
    button: 'CIE (SAML)',
    enter: (person) =>
      person.signInWithButton('Entra con CIE (SAML)', { persona: 'Giulia', level: 'livello 3' }),
    told: 'CIE (SAML), livello 3',
  },
  {
    button: 'CNS',
    enter: (person) => enterWithCard(person, /Giulia Bassi \(cittadina\)/),
    told: 'CNS (Regione Emilia-Romagna (demo) - CA Cittadini), livello 3',
  },
  {
    button: 'CNS, with the card in the browser,',
    browser: browserWithCard,
    async enter(person) {
      await person.click('Entra con CNS');
      const { cards, gateway } = addresses();
      await person.open(person.page.url().replace(`${gateway}/card-reader`, cards));
    },
    told: 'CNS (Regione Emilia-Romagna (demo) - CA Cittadini), livello 3',
  },
  {
    button: 'FedERa',
    enter: (person) => person.signInWithButton('Entra con FedERa', { persona: 'Giulia' }),
    told: 'FedERa (Lepida ID (demo)), livello 2',
  },
  {
    button: 'eIDAS',
    enter: (person) => person.signInWithButton('Login with eIDAS', { persona: 'Anna Schmidt' }),
    told: 'eIDAS (DE), livello 2',
  },
  {
    button: 'eIDAS, with a name in Greek letters,',
    enter: (person) => person.signInWithButton('Login with eIDAS', { persona: 'Eleni' }),
    told: 'Ciao, Eleni P.\n\nSei qui con eIDAS (GR), livello 2',
  },
  {
    button: 'Google',
    enter: (person) => person.signInWithGoogle(/Luca Fabbri/),
    told: 'Google (l***@example.org), identità non verificata',
  },
  ...['Facebook', 'LinkedIn', 'Ente di prova', 'Codice civico'].map((name) => ({
    button: name,
    enter: (person: Person) => person.signInWithAccount(new RegExp(name), /Luca Fabbri/),
    told: `${name} (l***@example.org), identità non verificata`,
  })),
  {
    button: 'X',
    enter: (person) => person.signInWithAccount(/ X$/, /Luca Fabbri/),
    told: 'X (l***@example.org), identità non verificata',
  },
  {
    button: 'Ateneo di prova',
    enter: (person) =>
      person.signInWithButton('Continua con Ateneo di prova', {
        persona: 'Luca Fabbri',
        level: 'due fattori',
      }),
    told: 'Ateneo di prova (l***@example.org), livello 2',
  },
  {
    button: 'e-mail',
    enter: (person) => enterByMail(person, 'persona@example.org'),
    told: 'E-mail (p***@example.org), identità non verificata',
  },
];

async function enterWithCard(person: Person, card: RegExp): Promise<void> {
  await person.click('Entra con CNS');
  await person.click(card);
}

/** The browser answers the handshake itself; the listener's own certificate is of the demonstration. */
async function browserWithCard(): Promise<BrowserContextOptions> {
  const { cards, gateway } = addresses();
  const pem = await (await fetch(`${gateway}/card-reader/cards/citizen.pem`)).text();
  const at = pem.indexOf('-----BEGIN PRIVATE KEY-----');
  const [cert, key] = [Buffer.from(pem.slice(0, at)), Buffer.from(pem.slice(at))];
  return { ignoreHTTPSErrors: true, clientCertificates: [{ origin: cards, cert, key }] };
}

async function enterByMail(person: Person, mailbox: string): Promise<void> {
  await person.page.getByLabel('Il tuo indirizzo e-mail').fill(mailbox);
  await person.click('Mandami il link');
  const { text } = await mailed(mailbox, /collegamento per accedere/);
  await person.open(/https?:\S+\/link\S+/.exec(text)?.[0] ?? 'about:no-link');
  await person.click('Completa l’accesso');
}

describe('a button of the sign-in page', () => {
  it.each(ways)('$button leads in, and says so', async ({ enter, told, browser: own }) => {
    const person = await somebody(await own?.());
    await person.open(address('/sign-in'));
    await enter(person);
    if (person.page.url().includes('welcome')) await person.click(/Ho letto/);
    await person.open(address('/me'));

    expect(await person.read()).toContain(told);
    expect(person.complaints).toEqual([]);
    await person.context.close();
  });
});

/** WCAG 2.2 AA, as the law asks. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function expectAccessible({ page }: Person): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

describe('after signing out with a card', () => {
  it.each(['it-IT', 'en-GB'])(
    'an accessible page says that the browser holds it (%s)',
    async (locale) => {
      const person = await somebody({ locale });
      await person.open(address('/sign-in'));
      await person.click(/CNS/);
      await person.click(/Nessuna tessera/);
      await expectAccessible(person);
      await person.click(/Riprova con la tessera|Try again with the card/);
      await person.click(/Elena Montanari/);
      await person.open(address('/sign-out'));
      await person.click(/^(Esci|Sign out)$/);
      expect(await person.read()).toMatch(/ricorda la tessera|remembers the card/);
      await expectAccessible(person);
      await person.context.close();
    },
  );
});

describe('without a card', () => {
  it('a page says what to do, and leads back to the reader', async () => {
    const person = await somebody();
    await person.open(address('/sign-in'));
    await enterWithCard(person, /Nessuna tessera/);
    expect(await person.read()).toContain('Il browser non ci ha mandato il certificato');
    await person.click('Riprova con la tessera');
    await person.click(/tessera revocata/);
    expect(await person.read()).toContain('La tua tessera è stata revocata o sospesa');
    await person.open(address('/sign-in'));
    await enterWithCard(person, /Marco Ferri/);
    await person.open(address('/me'));
    expect(await person.read()).toContain('Ciao, Marco');
    await person.context.close();
  });
});
