// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { aCommunity } from '../../support/builders/membership.js';
import type { Browser, Page } from '../../support/http-browser.js';
import { useSocialSite } from '../../support/social-site.js';

const site = useSocialSite();
beforeAll(() => site.app.startWork(), 60_000);

const fiscalCodes = {
  anna: 'IT:RSSMRA80A01M990R',
  bice: 'IT:VRDLCU81B02M991H',
  carla: 'IT:BNCNNA82C43M992F',
  dina: 'IT:GLLPTR83D04M993H',
} as const;

async function memberOf(browser: Browser): Promise<string> {
  return JSON.parse((await browser.get('/me/data/export')).html).member.id;
}

/** Presses the one button of a question that gives this answer. */
async function answer(browser: Browser, page: Page, value: string): Promise<Page> {
  expect((await browser.get(page.location ?? '')).html).toContain(`name="answer" value="${value}"`);
  return browser.post(page.location ?? '', { answer: value });
}

const waitFor = (to: string, subject: RegExp) =>
  site.mailbox.waitFor(to, (mail) => subject.test(mail.subject));

describe('who was proven and gave an address', () => {
  it('may prove it, is offered the profile made with it before, and joins them by proving that too', async () => {
    const address = 'vittoria@example.org';
    const before = site.app.browser();
    await site.followMail(before, address);
    await site.signIn(before, 'google', 'victim', { intent: 'link' });
    const older = await memberOf(before);
    // Since then the mailbox opens it no more; what was proven of it stays.
    const { db } = site.database;
    await db
      .updateTable('identity')
      .set({ unlinked_at: new Date() })
      .where('provider', '=', 'email')
      .execute();

    const browser = site.app.browser();
    await site.prove(browser, fiscalCodes.anna, { email: address });
    const newer = await memberOf(browser);
    expect(newer).not.toBe(older);
    expect((await browser.get('/me')).html).toContain('Conferma il tuo indirizzo');
    const own = (await browser.get('/me/identities')).html;
    expect(own).toContain('Conferma il tuo indirizzo');
    expect(own).toContain(`name="email" value="${address}"`);
    expect(own).not.toContain('Vittoria victim');

    const form = { intent: 'link', return_to: '/me/identities' };
    const proven = await site.followMail(browser, address, form);
    const offer = await browser.get(proven.location ?? '');
    expect(offer.html).toContain('Hai già un altro profilo?');
    expect(offer.html).toContain('action="/sign-in/google/start"');
    expect(offer.html).not.toContain('action="/sign-in/facebook/start"');
    expect(await memberOf(browser)).toBe(newer);

    const asked = await site.signIn(browser, 'google', 'victim', form);
    const question = (await browser.get(asked.location ?? '')).html;
    expect(question).toContain('per quattordici giorni puoi annullare');
    expect((await answer(browser, asked, 'merge')).location).toBe('/me/identities');
    const merged = (await browser.get('/me/identities')).html;
    expect(merged).toContain('Google · v***@example.org');
    expect(merged).toMatch(/Puoi annullare l’unione fino al( |l’)\d/);
    expect(await memberOf(browser)).toBe(newer);
    await waitFor(address, /diventati uno/);

    const [, undo = ''] = /action="(\/me\/merges\/[^"]+\/undo)"/.exec(merged) ?? [];
    expect((await browser.post(undo, {})).location).toBe('/me/identities');
    await waitFor(address, /annullata/);
    const again = site.app.browser();
    await site.signIn(again, 'google', 'victim');
    expect(await memberOf(again)).toBe(older);
  });

  it('is offered nothing where nobody else reads the address', async () => {
    const browser = site.app.browser();
    await site.prove(browser, fiscalCodes.bice, { email: 'sola@example.org' });
    const form = { intent: 'link', return_to: '/me/identities' };
    const proven = await site.followMail(browser, 'sola@example.org', form);
    expect(proven.location).toBe('/me/identities');
    expect((await browser.get('/me/identities')).html).not.toContain('Conferma il tuo indirizzo');
  });
});

describe('whoever has to prove more, and turns out to have another profile', () => {
  const emma = 'IT:CNTMMA84E45M994G';

  it('is asked whether to make the two one, and finds the form filled in afterwards', async () => {
    const { slug } = await aCommunity(site.database.db, { joinPath: 'approval' });
    const before = site.app.browser();
    await site.prove(before, emma);
    const person = await memberOf(before);

    const browser = site.app.browser();
    await site.signIn(browser, 'linkedin', 'mallory');
    const path = `/c/${slug}/join`;
    const refused = await browser.post(path, { message: 'Vorrei esserci' });
    expect(refused.status).toBe(403);
    const [, intent = ''] = /name="intent" value="([^"]*)"/.exec(refused.html) ?? [];
    const form = { intent, return_to: path, minimum: 'low' };
    const asked = await site.prove(browser, emma, { form });
    expect((await browser.get(asked.location ?? '')).html).toContain('Hai due profili');
    expect((await answer(browser, asked, 'merge')).location).toBe(path);
    expect(await memberOf(browser)).toBe(person);
    expect((await browser.get(path)).html).toContain('Vorrei esserci');
  });

  it('is told so where the same person was asked for, with the way to make them one and the way out', async () => {
    await site.prove(site.app.browser(), fiscalCodes.bice);
    const browser = site.app.browser();
    await site.prove(browser, fiscalCodes.anna);
    const form = { intent: 'step-up', return_to: '/c', minimum: 'low' };
    const refused = await site.prove(browser, fiscalCodes.bice, { form });
    expect(refused.status).toBe(403);
    expect(refused.html).toContain('href="/sign-in?return_to=%2Fc&amp;intent=link"');
    expect(refused.html).toMatch(/action="\/sign-out"[^]*action="\/sign-out"/);
    expect(refused.html).not.toContain('di un’altra persona');
  });
});

describe('my identities', () => {
  it('say who vouches, how well, and when each was used first and last', async () => {
    const browser = site.app.browser();
    await site.prove(browser, fiscalCodes.carla);
    await site.signIn(browser, 'x', 'mallory', { intent: 'link' });
    const { html } = await browser.get('/me/identities');
    expect(html).toContain('garantita da national.example');
    expect(html).toContain(`garantita da ${new URL(site.social.origin).host}`);
    expect(html.match(/usata la prima volta (il |l’)\d/g)).toHaveLength(2);
    expect(html.match(/usata l’ultima volta (il |l’)\d/g)).toHaveLength(2);
    expect(html).toContain('identità non verificata');
    expect(html).toContain('È l’unica identità che dimostra chi sei');
  });

  it('warn every proven address of a link and of its end', async () => {
    const address = 'carla@example.org';
    const browser = site.app.browser();
    await site.prove(browser, fiscalCodes.carla);
    await site.followMail(browser, address, { intent: 'link' });
    await site.signIn(browser, 'oidc', 'mallory', { intent: 'link' });
    const linked = await waitFor(address, /Una nuova identità/);
    expect(linked.text).toContain('/me/identities');
    const { html } = await browser.get('/me/identities');
    const [, unlink = ''] = /action="(\/me\/identities\/[^"]+\/unlink)"/.exec(html) ?? [];
    expect((await browser.post(unlink, {})).status).toBe(303);
    await waitFor(address, /è stata scollegata/);
  });
});

describe('a question on the way', () => {
  it('of a means that belongs to somebody else: change, or stay', async () => {
    await site.signIn(site.app.browser(), 'facebook', 'mallory');
    const browser = site.app.browser();
    await site.prove(browser, fiscalCodes.dina);
    const own = await memberOf(browser);
    const asked = await site.signIn(browser, 'facebook', 'mallory');
    expect((await browser.get(asked.location ?? '')).html).toContain('Cambi profilo?');
    await answer(browser, asked, 'stay');
    expect(await memberOf(browser)).toBe(own);
    const again = await site.signIn(browser, 'facebook', 'mallory');
    await answer(browser, again, 'switch');
    expect(await memberOf(browser)).not.toBe(own);
  });

  it('of a new means: add it, begin anew, or stay', async () => {
    const browser = site.app.browser();
    await site.prove(browser, fiscalCodes.dina);
    const asked = await site.signIn(browser, 'oauth2', 'mallory');
    const { html } = await browser.get(asked.location ?? '');
    expect(html).toContain('È un modo di accedere nuovo');
    expect(html).toContain('value="new"');
    await answer(browser, asked, 'link');
    expect((await browser.get('/me/identities')).html).toContain('oauth2');
  });

  it('of two profiles, one with the person: join them, or not now', async () => {
    const browser = site.app.browser();
    const subject = 'without-key';
    await site.prove(browser, '', { subject });
    const keyless = await memberOf(browser);
    await browser.post('/sign-out', {});
    await site.prove(browser, fiscalCodes.dina);
    await browser.post('/sign-out', {});
    const asked = await site.prove(browser, fiscalCodes.dina, { subject });
    expect((await browser.get(asked.location ?? '')).html).toContain('Hai due profili');
    await answer(browser, asked, 'postpone');
    expect(await memberOf(browser)).toBe(keyless);
  });

  it('to prove the older means first, then add what waits', async () => {
    const browser = site.app.browser();
    await site.prove(browser, fiscalCodes.dina);
    await site.database.db
      .updateTable('authentication_event')
      .set({ at: new Date(Date.now() - 600_000) })
      .execute();
    const asked = await site.signIn(browser, 'linkedin', 'victim');
    const proof = await answer(browser, asked, 'link');
    const page = (await browser.get(proof.location ?? '')).html;
    expect(page).toContain('Accedi prima come le altre volte');
    const form = { intent: 'step-up', return_to: proof.location ?? '' };
    await site.prove(browser, fiscalCodes.dina, { form });
    expect((await browser.get(proof.location ?? '')).html).toContain('Aggiungi questo accesso');
    await browser.post(proof.location ?? '', { answer: 'link' });
    expect((await browser.get('/me/identities')).html).toContain('LinkedIn');
  });

  it('that only staff can answer: nobody is signed in, and the page says what happens', async () => {
    const browser = site.app.browser();
    const subject = 'changes-person';
    await site.prove(browser, 'IT:NRIPLA70H05M993P', { subject });
    await browser.post('/sign-out', {});
    const page = await site.prove(browser, 'IT:SRNGNN90T41M990O', { subject });
    expect(page.status).toBe(403);
    expect(page.html).toContain('Dobbiamo verificare chi sei');
    expect(page.html).toContain('Una persona dello staff');
    expect((await browser.get('/me')).location).toContain('/sign-in');
  });
});
