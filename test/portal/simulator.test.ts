// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startPortal, type PortalSimulator } from '../simulators/portal/index.js';
import { aCommunity, aGrant, aStint, someMember } from '../support/builders/membership.js';
import { aPortal, portalSecret } from '../support/builders/portal.js';
import { useDatabase } from '../support/database.js';
import { usePortalApp } from '../support/portal/app.js';
import { aBrowser, type Browser } from '../support/portal/browser.js';
import { aVisitor } from '../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database, { realPages: true });
let portal: PortalSimulator | undefined;
let clientId = '';

beforeAll(async () => {
  const settings = { issuer: app.issuer, clientId: 'sample', clientSecret: portalSecret };
  const about = { name: 'PartecipAzioni', controller: 'Regione Emilia-Romagna' };
  portal = await startPortal({ port: 0, ...settings, ...about });
  const { origin } = portal;
  const registration = await aPortal(db, {
    clientId: 'sample' as never,
    name: 'PartecipAzioni',
    redirectUris: [`${origin}/callback`],
    postLogoutRedirectUris: [`${origin}/`],
    returnUrls: [`${origin}/`],
  });
  clientId = registration.clientId;
});
afterAll(async () => portal?.close());

/** Signs in at the portal with a session at Piazza; the browser then stands at the portal's home. */
async function atPortal(name = 'Giulia B.') {
  const memberId = await someMember(db, name);
  const piazza = await aVisitor({ db, app }, { memberId });
  const own = aBrowser(portal?.origin ?? '');
  const begun = await own.get('/accedi');
  const notice = await piazza.browser.follow(begun.location ?? '');
  const action = /action="(\/interaction\/[^"/]+)"/.exec(notice.text)?.[1] ?? '';
  const finished = await piazza.browser.post(action);
  const answer = await piazza.browser.follow(finished.location ?? '');
  await own.follow(answer.location ?? '');
  return { own, piazza, notice, memberId };
}

const home = async (own: Browser): Promise<string> => (await own.get('/')).text;

describe('the sample portal', () => {
  it('signs a person in through Piazza and shows what it received', async () => {
    const { own, notice } = await atPortal('Marco <F.>');
    expect(notice.text).toContain('PartecipAzioni');
    expect(notice.headers.get('content-security-policy')).toContain(
      `form-action 'self' ${portal?.origin}`,
    );
    const page = await home(own);
    expect(page).toContain('<span id="name">Marco &#60;F.&#62;</span>');
    expect(page).toContain('<dd id="level">significativo</dd>');
  });

  it('offers what it serves, and shows a membership and a role after a refresh', async () => {
    const texts = { it: { name: 'Giovani', summary: 'Una prova', howToJoin: 'Aderisci' } };
    const community = await aCommunity(db, { texts });
    const { own, memberId } = await atPortal();
    const join = new RegExp(
      `href="${app.origin}/c/${community.slug}/join\\?client_id=${clientId}&#38;return_to=[^"]+ritorno"`,
    );
    expect(await home(own)).toMatch(join);

    await aStint(db, { community, memberId });
    await own.follow('/ritorno');
    expect(await home(own)).toContain(`/c/${community.slug}/leave?`);

    await aGrant(db, { community, memberId, role: 'co_manager' });
    await own.post('/aggiorna');
    expect(await home(own)).toMatch(/Giovani<\/strong> \(co-gestione\)/);
  });

  it('signs out through Piazza', async () => {
    const { own, piazza } = await atPortal();
    const left = await own.post('/esci');
    const question = await piazza.browser.get(left.location ?? '');
    expect(question.text).toContain('Vuoi uscire anche da Piazza?');
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(question.text)?.[1] ?? '';
    const action = /action="([^"]+\/session\/end\/confirm)"/.exec(question.text)?.[1] ?? '';
    const answer = await piazza.browser.post(action, { xsrf, logout: 'yes' });
    expect(answer.location).toBe(`${portal?.origin}/`);
    expect(await home(own)).toContain('href="/accedi"');
  });

  it('leads to the sign-in page with its name where nobody is signed in', async () => {
    const begun = await aBrowser(portal?.origin ?? '').get('/accedi');
    const stranger = aBrowser(app.origin);
    const answer = await stranger.get(begun.location ?? '');
    expect(answer.location).toMatch(
      /^\/sign-in\?return_to=%2Foidc%2Fauth%2F[\w-]+&minimum=none&portal=sample$/,
    );
  });
});
