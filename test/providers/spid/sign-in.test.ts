// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type {
  Provider,
  SigningKey,
  Step,
  VerifiedProfile,
} from '../../../src/providers/provider.js';
import { fakeAttempt, fakeHost, type FakeHost } from '../../support/fake-host.js';
import { aSigningKey, aSpidProvider } from '../../support/builders/spid.js';
import { startSpidIdp, type SpidIdp } from '../../simulators/spid-idp/index.js';

let idp: SpidIdp;
let server: Server;
let host: FakeHost;

/** A service provider on the wire: only its metadata has to be there. */
async function serveMetadata(provider: () => Provider): Promise<void> {
  const app = express();
  app.get('/sign-in/spid/metadata', async (_req, res) => {
    res.send(await provider().documents?.[0]?.render());
  });
  server = createServer(app).listen(0, 'localhost');
  await once(server, 'listening');
}

let current: Provider;
beforeAll(async () => {
  idp = await startSpidIdp({ port: 0 });
  await serveMetadata(() => current);
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  host = fakeHost({ origin: `http://localhost:${port}`, keys: [await aSigningKey()], fetch });
});
afterAll(async () => {
  server.close();
  await idp.close();
});

const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]?.replaceAll('&#43;', '+') ?? '';

const form = (fields: Record<string, string>) => ({
  method: 'POST',
  body: new URLSearchParams(fields),
});

/** What the person's browser does with a step: goes there and reads the login page. */
async function follow(step: Step): Promise<string> {
  if (step.kind === 'page') throw new Error('unexpected page');
  const response =
    step.kind === 'redirect'
      ? await fetch(step.to)
      : await fetch(step.to, form({ ...step.fields }));
  expect(response.status).toBe(200);
  return response.text();
}

interface Way {
  readonly issuer?: string;
  readonly persona?: string;
  readonly level?: string;
  readonly outcome?: string;
  readonly more?: object;
  readonly minimum?: 'low' | 'substantial' | 'high';
  /** Of another state of the configuration. */
  readonly keys?: readonly SigningKey[];
}

/** The whole way, from the choice of an identity provider to the verified profile. */
async function signIn(way: Way = {}): Promise<VerifiedProfile> {
  const { issuer = 'alfa', persona = 'citizen', outcome = 'success' } = way;
  const here = way.keys ? fakeHost({ origin: host.origin.href, keys: way.keys, fetch }) : host;
  const entityId = `${idp.origin}/idp/${issuer}`;
  current = await aSpidProvider(here, { url: `${idp.origin}/metadata.xml` }, way.more);
  const attempt = fakeAttempt(here, { choice: entityId, minimum: way.minimum ?? 'none' });
  const login = await follow(await current.begin(attempt));
  const level = way.level ?? 'https://www.spid.gov.it/SpidL2';
  const pending = hidden(login, 'pending');
  const action = (path: string) => `${entityId}/${path}`;
  const said = await fetch(action('login'), form({ pending, persona, level, outcome }));
  let html = await said.text();
  if (outcome === 'success') {
    html = await (await fetch(action('consent'), form({ pending, answer: 'yes' }))).text();
  }
  const body = {
    SAMLResponse: hidden(html, 'SAMLResponse'),
    RelayState: hidden(html, 'RelayState'),
  };
  const [route] = current.replies;
  const reply = { query: {}, body, rawQuery: '' };
  expect(route?.correlate(reply)).toBe(attempt.handle);
  if (!route) throw new Error('no reply route');
  route.record?.(reply, attempt);
  const profile = await route.verify(reply, attempt);
  expect(attempt.recorded.map(({ kind }) => kind)).toEqual(['request', 'response']);
  return profile;
}

describe('signing in with SPID', () => {
  test.each(['redirect', 'post'])('works over the %s binding', async (binding) => {
    const profile = await signIn({ more: { binding } });

    expect(profile).toMatchObject({
      issuer: `${idp.origin}/idp/alfa`,
      level: 'substantial',
      methods: ['spid'],
      personKeys: [{ scheme: 'it-fiscal-code', value: 'IT:BSSGLI88D52M990F' }],
      email: { address: 'giulia.bassi@example.org', vouched: false },
      claims: { given_name: 'Giulia', family_name: 'Bassi', age_class: 'adult' },
      label: 'Alfa ID (demo)',
    });
    expect(profile.subject).toMatch(/^ALFA[0-9A-F]{10}$/);
    expect(JSON.stringify(profile)).not.toContain('1988');
  });

  test('gives the same person key through another identity provider', async () => {
    const [alfa, beta] = [await signIn(), await signIn({ issuer: 'beta' })];

    expect(beta.personKeys).toEqual(alfa.personKeys);
    expect(beta.subject).not.toBe(alfa.subject);
  });

  test.each(['redirect', 'post'])(
    'goes on by %s while one key follows another, at every step of the way',
    async (binding) => {
      const [before, after] = [await aSigningKey('before'), await aSigningKey('after')];
      const steps = [[before], [before, after], [after, before], [after]];
      for (const keys of steps) {
        const profile = await signIn({ keys, more: { binding } });
        expect(profile.level).toBe('substantial');
        const published = await current.documents?.[0]?.render();
        const named = published?.match(/<md:KeyDescriptor use="signing">/g) ?? [];
        expect(named).toHaveLength(keys.length);
      }
    },
  );

  test('never takes the transient NameID for the subject', async () => {
    const [first, second] = [await signIn(), await signIn()];

    expect(first.subject).toBe(second.subject);
    expect(first.upstream?.subject).not.toBe(second.upstream?.subject);
  });

  test('measures how far the clock of the identity provider is from ours', async () => {
    host.measured.length = 0;
    await signIn();
    const [measured] = host.measured;

    expect(host.measured).toHaveLength(1);
    expect(measured).toMatchObject({
      name: 'clock_difference_seconds',
      labels: { idp: `${idp.origin}/idp/alfa` },
    });
    expect(Math.abs(measured?.value ?? 60)).toBeLessThan(10);
  });

  test('knows a minor without keeping the date of birth', async () => {
    expect((await signIn({ persona: 'minor' })).claims['age_class']).toBe('minor');
  });

  test('accepts more than was asked and refuses less', async () => {
    const higher = await signIn({ level: 'https://www.spid.gov.it/SpidL3' });
    expect(higher.level).toBe('high');

    const lower = signIn({ level: 'https://www.spid.gov.it/SpidL1' });
    await expect(lower).rejects.toMatchObject({
      code: 'level_too_low',
      detail: { rule: 'authn_context.too_low' },
    });
  });

  test.each([
    ['19', 'refused'],
    ['20', 'refused'],
    ['21', 'expired'],
    ['22', 'cancelled'],
    ['23', 'refused'],
    ['25', 'cancelled'],
    ['30', 'refused'],
  ])('names the official error %s', async (official, code) => {
    await expect(signIn({ outcome: official })).rejects.toMatchObject({
      code,
      detail: { rule: 'status.error', official },
    });
  });
});
