// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { logoutPages } from '../../../src/portal/use-cases/logouts/leave-portals.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import type { Tokens } from '../../support/portal/client.js';
import { aFlow, type Flow } from '../../support/portal/conformance.js';
import { visit } from '../../support/portal/visit.js';
import { aPortal } from '../../support/builders/portal.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const world = { db, app };
const back = 'http://127.0.0.1:9/signed-out';
const uri = 'https://moodle.example/auth/oidc/logout.php?from=piazza';
const frontChannel = { kind: 'front_channel' as const, uri, on: [] };

async function signedIn() {
  const flow = await aFlow(world, 'query', { postLogoutRedirectUris: [back] });
  const tokens = await flow.tokens();
  const moodle = await aPortal(db, {
    name: 'Aula digitale',
    logout: frontChannel,
    scopes: ['openid'],
  });
  const there = await visit(app, moodle, flow.visitor, { scope: 'openid' });
  const { sid } = { sid: '', ...there.tokens.claims() };
  const address = new URL(uri);
  address.searchParams.set('iss', app.issuer);
  address.searchParams.set('sid', sid);
  return { ...flow, tokens, there, address: address.href };
}

async function leave(
  {
    visitor,
    tokens,
    to = back,
    state,
  }: Pick<Flow, 'visitor'> & { tokens: Tokens; to?: string; state?: string },
  everywhere: boolean,
) {
  const parameters = new URLSearchParams({
    id_token_hint: tokens.id_token ?? '',
    post_logout_redirect_uri: to,
    ...(state === undefined ? {} : { state }),
  });
  const { text } = await visitor.browser.get(`${app.issuer}/session/end?${parameters}`);
  const page = JSON.parse(text) as { action: string; fields: Record<string, string> };
  const fields = everywhere ? { ...page.fields, logout: 'yes' } : page.fields;
  return visitor.browser.post(page.action, fields);
}

describe('a portal that only the browser can tell', () => {
  it('is shown at its address with issuer and session when it began the sign-out, and is gone back to with its state', async () => {
    const plain = 'https://moodle.example/frontchannel_logout';
    const flow = await aFlow(world, 'query', {
      postLogoutRedirectUris: [back],
      logout: { kind: 'front_channel', uri: plain, on: [] },
    });
    const tokens = await flow.tokens();
    const page = await leave({ visitor: flow.visitor, tokens, state: 'kept' }, true);
    expect(page.status).toBe(200);
    const [, shown = ''] = /<iframe src="([^"]+)"/.exec(page.text) ?? [];
    const address = new URL(shown.replaceAll('&amp;', '&'));
    expect(`${address.origin}${address.pathname}`).toBe(plain);
    const { sid } = { sid: '', ...tokens.claims() };
    expect(new Map(address.searchParams)).toEqual(
      new Map([
        ['iss', app.issuer],
        ['sid', sid],
      ]),
    );
    expect(page.text).toContain(`href="${back}?state=kept"`);
    const silent = await flow.answer({ prompt: 'none' });
    expect(silent.fields).toMatchObject({ error: 'login_required' });
  });

  it.each(['query', 'form_post'] as const)(
    'reads in the answer by %s of which session it is, as the page names it later',
    async (mode) => {
      const flow = await aFlow(world, mode, { logout: frontChannel });
      const answer = await flow.answer();
      const tokens = await flow.redeem(answer);
      expect(answer.fields['session_state']).toBe(tokens.claims()?.['sid']);
      const elsewhere = await (await aFlow(world, mode)).answer();
      expect(elsewhere.fields).not.toHaveProperty('session_state');
    },
  );

  it('is shown in a frame of the page after a sign-out, which no other address may be', async () => {
    const flow = await signedIn();
    const page = await leave(flow, true);
    expect(page.status).toBe(200);
    expect(page.text).toContain(`<iframe src="${flow.address.replaceAll('&', '&amp;')}"`);
    expect(page.text).toContain('Stai uscendo anche da: Aula digitale.');
    expect(page.text).toContain(`href="${back}"`);
    expect(page.text).toContain('Sei uscito da Piazza');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain('frame-src https://moodle.example;');
    expect(page.text).not.toContain('<script');
  });

  it('says of a person who leaves only that portal that they are still in Piazza', async () => {
    const { visitor, there } = await signedIn();
    const to = 'http://127.0.0.1:9/';
    const page = await leave({ visitor, tokens: there.tokens, to }, false);
    expect(page.text).toContain('<iframe');
    expect(page.text).toContain('Sei fuori da Aula digitale. In Piazza puoi continuare.');
    expect(page.text).not.toContain('Sei uscito da Piazza');
    expect(page.text).not.toContain('l’accesso a Piazza è terminato');
  });

  it('is left alone where the person leaves another portal only', async () => {
    const flow = await signedIn();
    expect(await leave(flow, false)).toMatchObject({ status: 303, location: back });
  });

  it('is known before the session ends at Piazza itself', async () => {
    const { visitor, address } = await signedIn();
    const pages = await logoutPages({ db, issuer: app.issuer }, visitor.sessionId);
    expect(pages).toEqual([{ portal: 'Aula digitale', address }]);
  });
});
