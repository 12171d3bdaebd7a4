// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createOutboundFetch } from '../../../src/http/outbound-fetch.js';
import { newId } from '../../../src/kernel/ids.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp, type PortalApp } from '../../support/portal/app.js';
import {
  authorizationRequest,
  authorize,
  discover,
  tokenRequest,
} from '../../support/portal/client.js';
import { aVisitor, answered, visit } from '../../support/portal/visit.js';
import { useReceivers, type Behaviour } from '../../support/portal/webhook-receiver.js';

const database = useDatabase();
const { db } = database;
const asked: string[] = [];
const allowing = createOutboundFetch({ allowPrivate: true, deadline: 700, bytes: 65_536 });
const app = usePortalApp(database, {
  fetch: async (input, init) => {
    asked.push(new Request(input).url);
    return allowing(input, init);
  },
});
const guarded = usePortalApp(database, { fetch: createOutboundFetch({ allowPrivate: false }) });
const aReceiver = useReceivers();

const { privateKey, publicKey } = await generateKeyPair('ES256');
const jwk = { ...(await exportJWK(publicKey)), kid: 'one', use: 'sig', alg: 'ES256' };
const says =
  (document: object): Behaviour =>
  (res) => {
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document));
  };
const keys = says({ keys: [jwk] });

/** A portal whose keys are at an address asks for a token, signing as it should. */
async function signs(at: Pick<PortalApp, 'issuer'>, jwksUri: string) {
  const metadata = { token_endpoint_auth_method: 'private_key_jwt', jwks_uri: jwksUri };
  const portal = await aPortal(db, { metadata });
  const { clientId } = portal;
  const assertion = await new SignJWT({ jti: newId() })
    .setProtectedHeader({ alg: 'ES256', kid: 'one' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(at.issuer)
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(privateKey);
  return tokenRequest(at.issuer, portal, {
    grant_type: 'client_credentials',
    scope: 'communities:read',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  });
}

const refused = { body: { error: 'invalid_client' } };

describe('the keys of a portal', () => {
  it('are read at their address', async () => {
    const receiver = await aReceiver(keys);
    expect(await signs(app, receiver.url)).toMatchObject({ status: 200 });
    expect(receiver.calls).toHaveLength(1);
  });

  it('are not looked for where their address leads on to', async () => {
    const elsewhere = await aReceiver(keys);
    const receiver = await aReceiver((res) =>
      res.writeHead(302, { location: elsewhere.url }).end(),
    );
    expect(await signs(app, receiver.url)).toMatchObject(refused);
    expect(receiver.calls).toHaveLength(1);
    expect(elsewhere.calls).toHaveLength(0);
  });

  it('are not looked for on this machine and in private networks, by name or by number', async () => {
    const receiver = await aReceiver(keys);
    const { port } = new URL(receiver.url);
    for (const host of ['127.0.0.1', 'localhost', '[::1]'])
      expect(await signs(guarded, `http://${host}:${port}/keys`)).toMatchObject(refused);
    expect(receiver.calls).toHaveLength(0);
  });

  it('are not read beyond a size', async () => {
    const receiver = await aReceiver(says({ keys: [jwk], more: 'x'.repeat(70_000) }));
    expect(await signs(app, receiver.url)).toMatchObject(refused);
  });

  it.each<[string, Behaviour]>([
    ['never answers', () => undefined],
    ['never ends', (res) => void res.writeHead(200).write('{"keys":')],
  ])('are not waited for where their address %s', async (_how, behaviour) => {
    const receiver = await aReceiver(behaviour);
    const begun = performance.now();
    expect(await signs(app, receiver.url)).toMatchObject(refused);
    expect(receiver.calls).toHaveLength(1);
    expect(performance.now() - begun).toBeLessThan(30_000);
  });
});

describe('nothing else that a portal wrote', () => {
  it('is fetched on the way through a sign-in and a sign-out', async () => {
    asked.length = 0;
    const receiver = await aReceiver();
    const { url } = receiver;
    const portal = await aPortal(db, {
      logout: { kind: 'back_channel', uri: url, on: [] },
      metadata: { logo_uri: url, policy_uri: url, tos_uri: url, client_uri: url },
    });
    const visitor = await aVisitor({ db, app });
    const { tokens } = await visit(app, portal, visitor);
    const hint = new URLSearchParams({ id_token_hint: tokens.id_token ?? '' });
    const { text } = await visitor.browser.get(`${app.issuer}/session/end?${hint}`);
    const page = JSON.parse(text) as { action: string; fields: Record<string, string> };
    await visitor.browser.post(page.action, { ...page.fields, logout: 'yes' });
    expect(asked).toEqual([]);
    expect(receiver.calls).toEqual([]);
  });

  it('is fetched as a request by reference: that is refused', async () => {
    asked.length = 0;
    const receiver = await aReceiver();
    const portal = await aPortal(db);
    const config = await discover(app.issuer, portal);
    expect(config.serverMetadata().request_uri_parameter_supported ?? false).toBe(false);
    const request = await authorizationRequest(config, portal, { request_uri: receiver.url });
    const answer = await authorize((await aVisitor({ db, app })).browser, request);
    expect(answered(answer)).not.toHaveProperty('code');
    expect(asked).toEqual([]);
    expect(receiver.calls).toEqual([]);
  });
});
