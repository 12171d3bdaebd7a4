// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { aCard, aPerson, typed } from '../../support/builders/cards.js';
import { aCommunity, aStint, actorOf } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();

async function aMemberHere(ageClass: 'adult' | 'minor' = 'adult') {
  const community = await aCommunity(db, { memberList: 'public' });
  const memberId = await aPerson(db, ageClass);
  await aStint(db, { community, memberId });
  const app = webApp(db);
  return { app, community, memberId, cookie: app.signIn(actorOf(memberId)) };
}

describe('a card on its pages', () => {
  test('begins with the profile, is written, read by others and withdrawn', async () => {
    const { app, community, memberId, cookie } = await aMemberHere();
    const here = `/c/${community.slug}`;
    const said = { province: 'RA', sector: 'culture' };
    await db.updateTable('member').set(said).where('id', '=', memberId).execute();
    const empty = await get(app, `${here}/card`, cookie).expect(200);
    expect(empty.text).toMatch(/<option value="RA" selected/);

    const form = {
      presentation: 'Animo il bilancio partecipativo.\n\nDa dieci anni.',
      presentation_for: 'public',
      skills: 'ascolto\nverbali',
      skills_for: 'members',
      link: 'https://example.org/io',
      link_for: 'public',
      listed: 'yes',
      open_to_all: 'yes',
    };
    await post(app, `${here}/card`, form, cookie).expect(303);
    const list = await get(app, `${here}/members`);
    const [path = ''] = /\/c\/[\w-]+\/cards\/[\w-]+/.exec(list.text) ?? [];
    const page = await get(app, path).expect(200);
    expect(page.headers['x-robots-tag']).toBe('noindex, nofollow');
    expect(page.text).toContain('<meta name="robots" content="noindex, nofollow"');
    expect(page.text).toContain('Animo il bilancio partecipativo.');
    expect(page.text).toContain('rel="nofollow ugc noopener noreferrer"');
    expect(page.text).not.toContain('ascolto');

    await post(app, `${here}/card`, { ...form, open_to_all: '' }, cookie).expect(400);
    const { open_to_all: _, ...closed } = form;
    await post(app, `${here}/card`, closed, cookie).expect(303);
    await get(app, path).expect(404);
    expect((await get(app, `${here}/members`)).text).not.toContain(path);
    await post(app, `${here}/card/withdraw`, {}, cookie).expect(303);
    const after = await get(app, `${here}/card`, cookie).expect(200);
    expect(after.text).toContain('Che cosa diceva prima');
    await get(app, path, cookie).expect(404);
  });

  test('keeps what was typed beside what is wrong', async () => {
    const { app, community, cookie } = await aMemberHere();
    const form = { presentation: 'Ciao', link: 'http://example.org', skills: 'x'.repeat(61) };
    const page = await post(app, `/c/${community.slug}/card`, form, cookie).expect(422);
    expect(page.text).toContain('value="http://example.org"');
    expect(page.text).toContain('href="#field-link"');
    expect(page.text).toContain('Scrivi un indirizzo che comincia con https://');
    expect(page.text).toContain('sessanta per ogni voce');
    const master = await post(app, '/me/card', { link: 'http://example.org' }, cookie).expect(422);
    expect(master.text).toContain('value="http://example.org"');
  });

  test('offers nobody who is a minor to be read by everybody, and begins with managers only', async () => {
    const { app, community, cookie } = await aMemberHere('minor');
    const here = `/c/${community.slug}/card`;
    const page = await get(app, here, cookie).expect(200);
    expect(page.text).toContain('Non ci risulta che tu sia maggiorenne');
    expect(page.text).not.toContain('<option value="public"');
    expect(page.text).not.toContain('name="open_to_all"');
    expect(page.text).toMatch(/<option value="managers" selected/);
    const form = { presentation: 'Ciao', presentation_for: 'public' };
    await post(app, here, form, cookie).expect(422);
  });

  test('is found in the directory by what the reader may read, and by nothing else', async () => {
    const { app, community, memberId, cookie } = await aMemberHere();
    const card = typed({ skills: 'facilitazione', province: 'RA' });
    const { cardId } = await aCard(db, { community, memberId, card });
    const here = `/c/${community.slug}/cards`;
    expect((await get(app, `/c/${community.slug}`, cookie)).text).toContain(`href="${here}"`);
    const page = await get(app, `${here}?query=facil&province=RA`, cookie).expect(200);
    expect(page.text).toContain(`${here}/${cardId}`);
    expect(page.headers['x-robots-tag']).toContain('noindex');
    expect((await get(app, `${here}?query=verbali`, cookie)).text).toContain('Nessuno, finora');
    expect((await get(app, here)).text).not.toContain(cardId);
    await get(app, `${here}?province=MI`, cookie).expect(400);
    const main = async (query: string) =>
      /<main[\s\S]*<\/main>/.exec((await get(app, here + query, cookie)).text)?.[0];
    expect(await main('?audience=managers')).toBe(await main(''));
  });

  test('is hidden with a reason that its owner reads', async () => {
    const { app, community, memberId, cookie } = await aMemberHere();
    const card = typed({ presentation: 'Ciao' });
    const { cardId } = await aCard(db, { community, memberId, card });
    const manager = app.signIn(actorOf(community.managerId));
    const here = `/c/${community.slug}/cards/${cardId}`;
    const silent = await post(app, `${here}/hide`, { reason: 'no' }, manager).expect(422);
    expect(silent.text).toContain('almeno dieci lettere');
    const reason = 'Ci sono dati di altre persone.';
    await post(app, `${here}/hide`, { reason }, manager).expect(303);
    expect((await get(app, `/c/${community.slug}/card`, cookie)).text).toContain(reason);
    await post(app, `${here}/show`, {}, manager).expect(303);
    expect((await get(app, here, cookie)).text).not.toContain(reason);
  });

  test('is not there where the community has no cards', async () => {
    const { app, community, cookie } = await aMemberHere();
    const here = `/c/${community.slug}`;
    const manager = app.signIn(actorOf(community.managerId));
    await post(app, `${here}/manage/card`, {}, manager).expect(303);
    expect((await get(app, here, cookie)).text).not.toContain(`${here}/card`);
    const page = await get(app, `${here}/card`, cookie).expect(200);
    expect(page.text).toContain('Questa comunità non usa le schede');
  });
});
