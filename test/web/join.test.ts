// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { useDatabase } from '../support/database.js';
import { aCommunity, aStint, actorOf, someActor } from '../support/builders/membership.js';
import { aPerson } from '../support/builders/cards.js';
import { aPortal } from '../support/builders/portal.js';
import { get, post, webApp } from '../support/web-app.js';

const { db } = useDatabase();
const back = 'http://127.0.0.1:9/spazi/comunita?pagina=2';

async function portalFields(): Promise<Record<string, string>> {
  const { clientId } = await aPortal(db, { name: 'PartecipAzioni' });
  return { client_id: clientId, return_to: back };
}

const query = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();

describe('joining', () => {
  test('tells a visitor what it takes, and sends them to such a sign-in only, and back', async () => {
    const { slug } = await aCommunity(db, { minimumLevel: 'substantial' });
    const page = await get(webApp(db), `/c/${slug}`).expect(200);
    expect(page.text).toContain('Serve un’identità di livello 2: SPID.');
    const answer = await get(webApp(db), `/c/${slug}/join`).expect(303);
    expect(answer.headers['location']).toBe(
      `/sign-in?return_to=${encodeURIComponent(`/c/${slug}/join`)}&minimum=substantial&among=spid`,
    );
  });

  test('leads whose age nobody told to a sign-in that tells it', async () => {
    const app = webApp(db);
    const { slug } = await aCommunity(db, { ways: [{ path: 'open', adults: true }] });
    const cookie = app.signIn(actorOf(await aPerson(db, null)));
    const page = await get(app, `/c/${slug}`, cookie).expect(200);
    expect(page.text).toContain('accedi con SPID (livello 1), e risulti maggiorenne');
    const asked = await get(app, `/c/${slug}/join`, cookie).expect(403);
    expect(asked.text).toContain('chiede l’età, e non la sappiamo');
    expect(asked.text).toContain('/sign-in/spid/start');
    const refused = await post(app, `/c/${slug}/join`, {}, cookie).expect(403);
    expect(refused.text).toContain('/sign-in/spid/start');
    const minor = app.signIn(actorOf(await aPerson(db, 'minor')));
    const closed = await get(app, `/c/${slug}`, minor).expect(200);
    expect(closed.text).not.toContain('risulti maggiorenne');
  });

  test('is one page and one button, then the community with a welcome', async () => {
    const app = webApp(db);
    const community = await aCommunity(db);
    const cookie = app.signIn(await someActor(db), 'Giulia B.');
    const page = await get(app, `/c/${community.slug}/join`, cookie).expect(200);
    expect(page.text).toContain('Entri subito a far parte della comunità');
    expect(page.text).toContain('Il tuo nome qui è «Giulia B.»');

    const joined = await post(app, `/c/${community.slug}/join`, {}, cookie).expect(303);
    expect(joined.headers['location']).toBe(`/c/${community.slug}`);
    const after = await get(app, `/c/${community.slug}`, cookie);
    expect(after.text).toContain('Ne fai parte dal');
  });

  test('says every way in that the person can make possible, and which act is missing', async () => {
    const app = webApp(db);
    const { slug } = await aCommunity(db, {
      ways: [
        { path: 'affiliation', emailDomains: ['comune.example.it'] },
        { path: 'approval', minimumLevel: 'substantial' },
      ],
    });
    const cookie = app.signIn(await someActor(db, { level: 'low' }));
    const page = await get(app, `/c/${slug}`, cookie).expect(200);
    expect(page.text).toContain('te ne basta una');
    expect(page.text).toContain('un indirizzo e-mail presso comune.example.it');
    expect(page.text).toContain('accedi con SPID (livello 2)');
    await post(app, `/c/${slug}/join`, {}, cookie).expect(403);
  });

  test('promises what will happen to this person: a request, where the way in at once is not theirs', async () => {
    const app = webApp(db);
    const { slug } = await aCommunity(db, {
      ways: [{ path: 'affiliation', emailDomains: ['comune.example.it'] }, { path: 'approval' }],
    });
    const cookie = app.signIn(await someActor(db));
    const standing = await get(app, `/c/${slug}`, cookie).expect(200);
    expect(standing.text).toContain('Puoi chiedere di aderire');
    const page = await get(app, `/c/${slug}/join`, cookie).expect(200);
    expect(page.text).not.toContain('Entri subito');
    expect(page.text).toContain('name="message"');
  });

  test('offers only the means that a community admits', async () => {
    const app = webApp(db);
    const { slug } = await aCommunity(db, { admittedProviders: ['spid'] });
    const cookie = app.signIn(await someActor(db, { provider: 'google' }));
    const page = await get(app, `/c/${slug}/join`, cookie).expect(403);
    expect(page.text).toContain('Conferma la tua identità');
  });

  test('leads back to the page of the portal, whose origin the form may reach', async () => {
    const app = webApp(db);
    const { slug } = await aCommunity(db);
    const cookie = app.signIn(await someActor(db));
    const fields = await portalFields();
    const page = await get(app, `/c/${slug}/join?${query(fields)}`, cookie).expect(200);
    expect(page.text).toContain('Aderisci e torna su PartecipAzioni');
    expect(page.headers['content-security-policy']).toContain(
      "form-action 'self' http://127.0.0.1:9",
    );
    await post(app, `/c/${slug}/join`, fields, cookie).expect(303).expect('Location', back);
  });

  test('leads to no address that the portal has not registered', async () => {
    const app = webApp(db);
    const { slug } = await aCommunity(db);
    const cookie = app.signIn(await someActor(db));
    const fields = { ...(await portalFields()), return_to: 'https://evil.example/' };
    const page = await get(app, `/c/${slug}/join?${query(fields)}`, cookie).expect(200);
    expect(page.text).toContain('non è registrato dal portale');
    expect(page.text).not.toContain('evil.example"');
    await post(app, `/c/${slug}/join`, fields, cookie).expect(303).expect('Location', `/c/${slug}`);
  });

  test('offers a way back to the portal to whoever is a member already', async () => {
    const app = webApp(db);
    const community = await aCommunity(db);
    const { memberId } = await aStint(db, { community });
    const cookie = app.signIn(actorOf(memberId));
    const fields = await portalFields();
    const page = await get(app, `/c/${community.slug}/join?${query(fields)}`, cookie).expect(200);
    expect(page.text).toContain('Fai già parte di questa comunità');
    expect(page.text).toContain('Torna su PartecipAzioni');
  });

  test('asks the managers where the community decides, with the message', async () => {
    const app = webApp(db);
    const community = await aCommunity(db, { joinPath: 'approval' });
    const cookie = app.signIn(await someActor(db));
    const form = { message: 'Lavoro nel mio comune <script>' };
    await post(app, `/c/${community.slug}/join`, form, cookie).expect(303);
    const managers = app.signIn(actorOf(community.managerId));
    const queue = await get(app, `/c/${community.slug}/manage`, managers).expect(200);
    expect(queue.text).toContain('Lavoro nel mio comune &lt;script>');
  });

  test('is refused from another site', async () => {
    const app = webApp(db);
    const { slug } = await aCommunity(db);
    const cookie = app.signIn(await someActor(db));
    await post(app, `/c/${slug}/join`, {}, cookie).set('Sec-Fetch-Site', 'cross-site').expect(403);
  });
});

describe('a level that is too low', () => {
  test('is explained, with the means that reach it and the way back', async () => {
    const app = webApp(db);
    const { slug } = await aCommunity(db, { minimumLevel: 'substantial' });
    const cookie = app.signIn(await someActor(db, { level: 'low' }));
    const page = await get(app, `/c/${slug}/join`, cookie).expect(403);
    expect(page.text).toContain('serve un accesso di livello 2 (ora: livello 1)');
    expect(page.text).toContain('name="intent" value="step-up"');
    expect(page.text).toContain(`name="return_to" value="/c/${slug}/join"`);
    expect(page.text).toContain('name="minimum" value="substantial"');
    expect(page.headers['content-security-policy']).toContain('https://alfa.example');
  });

  test('is announced before the click, with the reason and the means, above a form that can be filled in', async () => {
    const app = webApp(db);
    const { slug } = await aCommunity(db, { joinPath: 'approval', minimumLevel: 'substantial' });
    const cookie = app.signIn(await someActor(db, { level: 'none', provider: 'google' }));
    const page = await get(app, `/c/${slug}/join`, cookie).expect(200);
    expect(page.text).toContain('Per aderire la comunità chiede un accesso di livello 2');
    expect(page.text).toContain('confermare la tua identità con SPID');
    expect(page.text).toContain('name="message"');
  });

  test('loses nothing of what was typed', async () => {
    const app = webApp(db);
    const { slug } = await aCommunity(db, { joinPath: 'approval', minimumLevel: 'substantial' });
    const actor = await someActor(db, { level: 'low' });
    const path = `/c/${slug}/join`;
    const refused = await post(app, path, { message: 'Eccomi' }, app.signIn(actor))
      .set('Referer', `http://localhost:3000${path}`)
      .set('Host', 'localhost:3000')
      .expect(403);
    expect(refused.text).toContain('Quello che hai scritto non va perso');
    const draft = refused.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    expect(draft).not.toContain('Eccomi');
    const stronger = app.signIn({ ...actor, level: 'substantial' });
    const again = await get(app, path, `${stronger}; ${draft}`).expect(200);
    expect(again.text).toContain('>Eccomi</textarea>');
    const once = await get(app, path, `${stronger}; ${draft}`).expect(200);
    expect(once.text).not.toContain('Eccomi');
  });
});
