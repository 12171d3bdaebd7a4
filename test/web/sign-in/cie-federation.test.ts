// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { createLogger } from '../../../src/kernel/logger.js';
import { day, hour, minute } from '../../../src/kernel/clock.js';
import { cieOidc } from '../../../src/providers/cie/oidc/index.js';
import type { Provider } from '../../../src/providers/provider.js';
import { runProviderTasks } from '../../../src/sign-in/use-cases/run-provider-tasks.js';
import { configurationPath, mediaType } from '../../simulators/cie-federation/entity.js';
import { createKey, pemOf } from '../../simulators/cie-federation/key.js';
import { encryptFor } from '../../simulators/cie-federation/provider/tokens.js';
import { straighten } from '../../support/cie/bends.js';
import { cieConfigInput } from '../../support/cie/relying-party.js';
import { signInWithCie, startCieSite, type CieSite } from '../../support/cie/site.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const someone = { persona: 'citizen' };
let time = Date.now();
const now = (): Date => new Date(time);
let cie: CieSite;

beforeAll(async () => {
  cie = await startCieSite({ db, now });
});
beforeEach(() => {
  time += 3 * day;
  straighten(cie.federation);
  for (const { asked } of entities()) asked.length = 0;
});
afterAll(() => cie.close());

const entities = () => [
  cie.federation.anchor,
  cie.federation.intermediate,
  cie.federation.provider,
];
const asked = (): number => entities().flatMap((one) => one.asked).length;
const page = (path: string) => cie.site.browser().get(path);
const entityConfiguration = async () => {
  const { html: token } = await page(`/sign-in/cie${configurationPath}`);
  return { token, header: decodeProtectedHeader(token), claims: decodeJwt(token) };
};
const signIn = async (): Promise<number> => {
  const { page: landing } = await signInWithCie(cie.site.browser(), someone);
  return landing.status;
};
const runTasks = (): Promise<void> =>
  runProviderTasks({
    db,
    now,
    providers: cie.piazza.bench.providers,
    logger: createLogger('silent'),
  });

describe('our entity configuration', () => {
  it('says who we are, signed with the federation key alone', async () => {
    await runTasks();
    const served = await page(`/sign-in/cie${configurationPath}`);
    expect([served.status, served.headers.get('content-type')]).toEqual([200, mediaType]);
    const { token, header, claims } = await entityConfiguration();
    expect(header).toEqual({
      alg: 'RS256',
      kid: cie.keys.federation.kid,
      typ: 'entity-statement+jwt',
    });
    expect(claims).toMatchObject({
      iss: cie.entityId,
      sub: cie.entityId,
      authority_hints: [cie.federation.intermediate.entityId],
      trust_marks: [{ id: `${cie.federation.anchor.entityId}/openid_relying_party/public/` }],
      metadata: {
        openid_relying_party: {
          client_id: cie.entityId,
          redirect_uris: [`${cie.entityId}/callback`],
          jwks: {
            keys: [
              { kid: cie.keys.signature.kid, use: 'sig' },
              { kid: cie.keys.encryption.kid, use: 'enc' },
            ],
          },
        },
        federation_entity: { federation_resolve_endpoint: `${cie.entityId}/resolve` },
      },
    });
    const { jwks } = claims as { jwks: { keys: { kid: string }[] } };
    expect(jwks.keys.map(({ kid }) => kid)).toEqual([cie.keys.federation.kid]);
    expect(token).not.toContain('"d"');
  });

  it('is the same for an hour, and renewed long before it ends', async () => {
    time = Math.floor(time / hour) * hour;
    const first = await entityConfiguration();
    time += hour - minute;
    expect((await entityConfiguration()).token).toBe(first.token);
    time += minute;
    const second = await entityConfiguration();
    expect(second.token).not.toBe(first.token);
    expect(second.claims.exp).toBe((first.claims.exp ?? 0) + 3_600);
  });

  it('is at the root of the host for whoever is called like the host, and for nobody else', async () => {
    expect((await page(configurationPath)).status).toBe(404);
    const root = await startCieSite({ db, now, atRoot: true });
    const [top, below] = [configurationPath, `/sign-in/cie${configurationPath}`].map((path) =>
      root.site.browser().get(path),
    );
    expect((await top)?.html).toBe((await below)?.html);
    expect(decodeJwt((await top)?.html ?? '').sub).toBe(root.entityId);
    expect(new URL(root.entityId).pathname).toBe('/');
    const { page: landing } = await signInWithCie(root.site.browser(), someone);
    expect(root.federation.provider.refusals).toEqual([]);
    expect(landing.status).toBe(303);
    await root.close();
  });
});

describe('the resolve endpoint', () => {
  const resolve = (query: Record<string, string>) =>
    page(`/sign-in/cie/resolve?${new URLSearchParams(query)}`);
  const provider = (): string => cie.federation.provider.entityId;

  it('knows nobody before a sign-in does, and asks nobody', async () => {
    const answer = await resolve({ sub: provider() });
    expect([answer.status, JSON.parse(answer.html).error]).toEqual([404, 'not_found']);
    expect(asked()).toBe(0);
  });

  it('answers from what is known, signed, with the chain that proves it', async () => {
    await signIn();
    const before = asked();
    const answer = await resolve({ sub: provider(), anchor: cie.federation.anchor.entityId });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, mediaType]);
    const keys = createLocalJWKSet({ keys: [cie.keys.federation.jwk] });
    const { payload } = await jwtVerify(answer.html, keys, { currentDate: now() });
    expect(payload).toMatchObject({
      iss: cie.entityId,
      sub: provider(),
      metadata: { openid_provider: { issuer: provider() } },
      trust_marks: [{ id: `${cie.federation.anchor.entityId}/openid_provider/public/` }],
    });
    expect(payload['trust_chain']).toHaveLength(4);
    const typed = await resolve({ sub: provider(), entity_type: 'federation_entity' });
    expect(Object.keys(Object(decodeJwt(typed.html)['metadata']))).toEqual(['federation_entity']);
    expect(asked()).toBe(before);
  });

  it.each([
    ['nothing', {}, 400],
    ['somebody that nobody signs in with', { sub: 'https://other.example' }, 404],
    ['another anchor', { trust_anchor: 'https://other.example' }, 404],
  ])('asked for %s asks nobody', async (_case, query, status) => {
    await signIn();
    const before = asked();
    const sub = 'trust_anchor' in query ? { sub: provider() } : {};
    expect((await resolve({ ...sub, ...(query as Record<string, string>) })).status).toBe(status);
    expect(asked()).toBe(before);
  });

  it('refuses a parameter that comes twice', async () => {
    expect((await page('/sign-in/cie/resolve?sub=a&sub=b')).status).toBe(400);
  });
});

describe('a trust chain', () => {
  it('is resolved ahead of the first sign-in, and again in the second half of its life', async () => {
    await runTasks();
    const first = asked();
    expect(first).toBeGreaterThan(0);
    time += 2 * hour;
    await runTasks();
    // The trust marks are asked for by the hour, the chain is not.
    expect(cie.federation.provider.asked).toHaveLength(1);
    time += 11 * hour;
    await runTasks();
    expect(cie.federation.provider.asked).toHaveLength(2);
  });

  it('stays in use while the federation is down, until it expires', async () => {
    expect(await signIn()).toBe(303);
    const gone = (): Promise<Response> => Promise.resolve(new Response('', { status: 500 }));
    cie.federation.anchor.bends.respond = gone;
    time += 20 * hour;
    await runTasks();
    expect(await signIn()).toBe(303);
    time += 29 * hour;
    const start = await cie.site.browser().post('/sign-in/cie/start', {});
    expect(start.status).toBe(422);
  });

  it('is read by another node, which asks nobody', async () => {
    await signIn();
    const before = asked();
    const other = await anotherNode();
    expect(await other.origins?.()).toEqual([cie.federation.provider.entityId]);
    expect(asked()).toBe(before);
  });

  it('is nothing to a node that believes another anchor', async () => {
    await signIn();
    const other = await anotherNode({
      trustAnchor: {
        id: cie.federation.anchor.entityId,
        keys: JSON.stringify({ keys: [(await createKey()).jwk] }),
      },
    });
    expect(await other.origins?.()).toEqual([]);
  });
});

/** The same instance in another process over the same database. */
async function anotherNode(more: object = {}): Promise<Provider> {
  const config = { ...cieConfigInput(cie.federation, cie.keys), ...more };
  return cieOidc.create(cieOidc.configSchema.parse(config), cie.piazza.bench.hostFor('cie'));
}

describe('key rollover', () => {
  it('of the provider passes unnoticed: a chain resolved anew names its new key', async () => {
    expect(await signIn()).toBe(303);
    cie.federation.provider.rollOver(await createKey());
    expect(await signIn()).toBe(303);
    expect(await signIn()).toBe(303);
  });

  it('is looked for once a minute, however many tokens come with keys of nobody', async () => {
    expect(await signIn()).toBe(303);
    const { provider } = cie.federation;
    const stranger = await createKey();
    provider.bends.signIdToken = async (claims) => {
      return new SignJWT({ iss: provider.entityId, exp: time / 1_000 + 60, ...claims })
        .setIssuedAt(Math.floor(time / 1_000))
        .setJti('j')
        .setProtectedHeader({ alg: 'RS256', kid: stranger.kid })
        .sign(stranger.privateKey);
    };
    const configurations = () =>
      provider.asked.filter((one) => one === `GET ${configurationPath}`).length;
    const before = configurations();
    for (let tries = 0; tries < 3; tries += 1) expect(await signIn()).toBe(403);
    expect(configurations()).toBe(before + 1);
  });

  it('of ours: all keys are published, the first signs, each of them opens', async () => {
    const [next, old] = [await createKey(), await createKey()];
    const site = await startCieSite({
      db,
      now,
      changeKeys: (keys) => ({
        ...keys,
        signature: [pemOf(next), ...keys.signature],
        encryption: [...keys.encryption, pemOf(old)],
      }),
    });
    const { provider } = site.federation;
    provider.bends.wrapUserinfo = (signed, client) => {
      const other = client.jwks.keys.filter(({ kid }) => kid !== site.keys.encryption.kid);
      return encryptFor({ ...client, jwks: { keys: other } }, signed);
    };
    const { page: landing } = await signInWithCie(site.site.browser(), someone);
    expect(provider.refusals).toEqual([]);
    expect(landing.status).toBe(303);
    const { html } = await site.site.browser().get(`/sign-in/cie${configurationPath}`);
    const { openid_relying_party: published } = Object(decodeJwt(html)['metadata']);
    expect(published.jwks.keys.map(({ kid }: { kid: string }) => kid)).toEqual([
      next.kid,
      site.keys.signature.kid,
      site.keys.encryption.kid,
      old.kid,
    ]);
    await site.close();
  });
});
