// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import express from 'express';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Provider, Reply, Step } from '../../../src/providers/provider.js';
import { startSpidIdp, type SpidIdp } from '../../simulators/spid-idp/index.js';
import { draftLogoutRequest, signForRedirect } from '../../simulators/spid-idp/logout.js';
import { aSigningKey, aSpidProvider } from '../../support/builders/spid.js';
import { fakeHost, type FakeHost } from '../../support/fake-host.js';

let idp: SpidIdp;
let server: Server;
let host: FakeHost;
let current: Provider;
beforeAll(async () => {
  idp = await startSpidIdp({ port: 0, issuers: ['alfa'] });
  const app = express();
  app.get('/sign-in/spid/metadata', async (_req, res) => {
    res.send(await current.documents?.[0]?.render());
  });
  server = createServer(app).listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  host = fakeHost({ origin: `http://localhost:${port}`, keys: [await aSigningKey()], fetch });
});
afterAll(async () => {
  server.close();
  await idp.close();
});

const alfa = (): string => `${idp.origin}/idp/alfa`;
const provide = async (binding: 'post' | 'redirect'): Promise<Provider> => {
  current = await aSpidProvider(host, { url: `${idp.origin}/metadata.xml` }, { binding });
  return current;
};

/** What the person's browser does with a step. */
async function follow(step: Step | undefined): Promise<{ status: number; html: string }> {
  if (!step || step.kind === 'page') throw new Error('nothing to follow');
  const response =
    step.kind === 'redirect'
      ? await fetch(step.to)
      : await fetch(step.to, { method: 'POST', body: new URLSearchParams(step.fields) });
  return { status: response.status, html: await response.text() };
}

const posted = (html: string): Reply => {
  const value = /name="SAMLResponse" value="([^"]*)"/.exec(html)?.[1] ?? '';
  return { query: {}, rawQuery: '', body: { SAMLResponse: value.replaceAll('&#43;', '+') } };
};

const ignore = (): void => undefined;

test.each(['post', 'redirect'] as const)(
  'our request by %s is verified by the identity provider, and its answer by us',
  async (binding) => {
    const provider = await provide(binding);
    const memory = {
      issuer: alfa(),
      nameId: '_name',
      nameQualifier: alfa(),
      sessionIndex: '_session',
    };
    const { status, html } = await follow(await provider.logout?.begin?.(memory, ignore));
    expect(status).toBe(200);

    const route = provider.logout?.routes?.find(({ method }) => method === 'POST');
    const answer = await route?.verify(posted(html), ignore);
    expect(answer).toEqual({ kind: 'finished', everywhere: true });
  },
);

test('our answer to its request is verified by the identity provider', async () => {
  const provider = await provide('redirect');
  const [issuer] = idp.issuers;
  const destination = `${host.origin.origin}/sign-in/spid/slo`;
  const facts = { issuer: alfa(), destination, now: new Date() };
  if (!issuer) throw new Error('no issuer');
  const rawQuery = signForRedirect(draftLogoutRequest(facts, { nameId: '_name' }), issuer.key);
  const route = provider.logout?.routes?.find(({ method }) => method === 'GET');
  const message = await route?.verify({ query: {}, rawQuery, body: {} }, ignore);
  if (message?.kind !== 'requested') throw new Error('a request was sent');

  expect([message.issuer, message.subject]).toEqual([alfa(), '_name']);
  const { status, html } = await follow(await message.answer());
  expect([status, html.includes('Sei uscito')]).toEqual([200, true]);
});
