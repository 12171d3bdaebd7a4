// SPDX-License-Identifier: AGPL-3.0-or-later
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify, type JWK } from 'jose';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { callApi, forApi } from '../../support/portal/api.js';
import { usePortalApp, type NodeKeys } from '../../support/portal/app.js';
import { aBrowser } from '../../support/portal/browser.js';
import { authorizationRequest, tokenRequest } from '../../support/portal/client.js';
import { answered, aVisitor, visit, type Visitor } from '../../support/portal/visit.js';
import type { Registration } from '../../../src/portal/use-cases/register-portal.js';

const database = useDatabase();
const { db } = database;
const rsa = (kid: string) => ({
  kid,
  privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
});
const [older, newer] = [rsa('older'), rsa('newer')];
const [oldCookie, newCookie] = ['an-older-cookie-key', 'a-newer-cookie-key'];
/** As they are met while the nodes are replaced one by one: known everywhere, then used, then alone. */
const learning: NodeKeys = { tokens: [older, newer], cookies: [oldCookie, newCookie] };
const using: NodeKeys = { tokens: [newer, older], cookies: [newCookie, oldCookie] };
const alone: NodeKeys = { tokens: [newer], cookies: [newCookie] };
const app = usePortalApp(database, { keys: [learning, using, alone] });

const kidOf = (token: unknown): unknown => decodeProtectedHeader(String(token)).kid;
const refreshOn = async (node = '', portal: Registration, token: unknown, more = {}) =>
  tokenRequest(`${node}/oidc`, portal, {
    grant_type: 'refresh_token',
    refresh_token: String(token),
    ...more,
  });

async function verifies(token: unknown, node = ''): Promise<boolean> {
  const keys = createRemoteJWKSet(new URL(`${node}/oidc/jwks`));
  return jwtVerify(String(token), keys, { issuer: app.issuer }).then(
    () => true,
    () => false,
  );
}

/** The same browser, led to another node by the load balancer. */
function movedTo(node = '', { browser }: Visitor) {
  const moved = aBrowser(node);
  for (const path of ['/', '/oidc/auth'])
    for (const { name, value } of browser.cookies(path)) moved.setCookie(name, value);
  return moved;
}

describe('a key that is replaced on one node after the other', () => {
  it('signs on the nodes that lead with it, and what either key signed is verified by both', async () => {
    const portal = await aPortal(db);
    const { tokens } = await visit(app, portal, await aVisitor({ db, app }));
    const [first, second] = app.nodes;
    expect(kidOf(tokens.id_token)).toBe('older');
    const refreshed = await refreshOn(second, portal, tokens.refresh_token);
    expect(kidOf(refreshed.body['id_token'])).toBe('newer');
    for (const token of [tokens.id_token, refreshed.body['id_token']])
      for (const node of [first, second]) expect(await verifies(token, node)).toBe(true);
  });

  it('signs nobody out: the session and its refresh token live on when the old one is gone', async () => {
    const portal = await aPortal(db);
    const visitor = await aVisitor({ db, app });
    const { tokens, config } = await visit(app, portal, visitor);
    let token: unknown = tokens.refresh_token;
    for (const node of app.nodes) {
      const { status, body } = await refreshOn(node, portal, token);
      expect(status).toBe(200);
      token = body['refresh_token'];
    }
    expect(await verifies(tokens.id_token, app.nodes[2])).toBe(false);

    const [, second = ''] = app.nodes;
    const hint = { prompt: 'none', id_token_hint: tokens.id_token ?? '' };
    const { url } = await authorizationRequest(config, portal, hint);
    const asked = `${second}${url.pathname}${url.search}`;
    expect(answered(await movedTo(second, visitor).follow(asked))['code']).toBeDefined();
  });

  it('opens the API of one node with a token from the other', async () => {
    const portal = await aPortal(db);
    const visitor = await aVisitor({ db, app });
    const { tokens } = await visit(app, portal, visitor, forApi(app));
    const [first = '', second = ''] = app.nodes;
    const resource = `${app.origin}/api/v1`;
    let refresh: unknown = tokens.refresh_token;
    for (const [from, to, kid] of [
      [first, second, 'older'],
      [second, first, 'newer'],
    ]) {
      const { body } = await refreshOn(from, portal, refresh, { resource });
      refresh = body['refresh_token'];
      expect(kidOf(body['access_token'])).toBe(kid);
      const path = '/communities/none/membership';
      const call = { token: String(body['access_token']), origin: to ?? '' };
      // Let in, and told that there is none.
      expect((await callApi(app, 'GET', path, call)).status).toBe(404);
    }
  });

  it('is published by every node that knows it before any leads with it', async () => {
    for (const node of app.nodes.slice(0, 2)) {
      const { keys } = (await (await fetch(`${node}/oidc/jwks`)).json()) as { keys: JWK[] };
      expect(new Set(keys.map(({ kid }) => kid))).toEqual(new Set(['newer', 'older']));
      expect(keys.every((key) => !('d' in key))).toBe(true);
    }
  });
});
