// SPDX-License-Identifier: AGPL-3.0-or-later
import { X509Certificate } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { request as requestHttps } from 'node:https';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Authority } from '../../../simulators/cns/authority.js';
import type { Card, CardHolder } from '../../../simulators/cns/card.js';
import {
  aCardHolder,
  aFolderOf,
  anAuthority,
  authoritiesOnline,
} from '../../../support/builders/cns.js';
import { pass, serveCards, type CardHost } from '../../../support/card-host.js';
import { useDatabase } from '../../../support/database.js';
import { serve, type Browser, type Served } from '../../../support/http-browser.js';
import { signInApp, type SignInApp, viewerOf } from '../../../support/sign-in-app.js';
import { aTlsIdentity } from '../../../support/tls.js';

const { db } = useDatabase();
const secret = 'a secret that only the proxy knows';
let authority: Authority;
let between: Authority;
const online: Authority[] = [];
let holder: CardHolder;
let card: Card;
let piazza: SignInApp;
let site: Served;
let nginx: CardHost;
let rfc9440: CardHost;

beforeAll(async () => {
  [authority, holder] = [await anAuthority(), await aCardHolder()];
  between = await authority.delegate('CN=Cittadini 2', {
    addresses: { ocspUrl: 'http://below.example/ocsp' },
  });
  online.push(authority, between);
  card = await authority.issue(holder);
  const config = { anchors: { directory: aFolderOf(authority) } };
  piazza = await signInApp({
    db,
    instances: [{ id: 'cns', use: 'cns', config }],
    fetch: (input, init) => authoritiesOnline(online)(input, init),
  });
  site = await serve(piazza.app);
  nginx = await serveCards(piazza, { proxy: { form: 'nginx', secret } });
  rfc9440 = await serveCards(piazza, { proxy: { form: 'rfc9440', secret } });
});
beforeEach(() => {
  piazza.logged.length = 0;
});
afterAll(() => Promise.all([nginx.close(), rfc9440.close(), site.close()]));

const proven = { 'piazza-proxy-secret': secret };
const escaped = (pem: string): string => encodeURIComponent(pem);
const sequence = (pem: string): string => `:${new X509Certificate(pem).raw.toString('base64')}:`;

async function start(browser: Browser): Promise<string> {
  return (await browser.post('/sign-in/cns/start', {})).location ?? '';
}

const rules = (): unknown[] =>
  piazza.logged.filter(({ msg }) => msg === 'sign_in.refused').map(({ rule }) => rule);

describe('a proxy that proved to be ours', () => {
  it('hands over a certificate as nginx escapes it', async () => {
    const browser = site.browser();
    const headers = { ...proven, 'x-ssl-cert': escaped(card.certificate) };
    const { status, location } = await pass(nginx, await start(browser), headers);
    expect(status).toBe(303);
    expect((await browser.get(location)).status).toBe(303);
    expect(await viewerOf(browser)).toMatchObject({ actor: { level: 'high', provider: 'cns' } });
  });

  it('hands over a certificate and its chain by RFC 9440', async () => {
    const below = await between.issue(holder);
    const browser = site.browser();
    const headers = { ...proven, 'client-cert': sequence(below.certificate) };
    const alone = await pass(rfc9440, await start(browser), headers);
    expect((await browser.get(alone.location)).status).toBe(403);
    expect(rules()).toEqual(['chain.untrusted']);

    const chain = [between, authority].map(({ certificate }) => sequence(certificate)).join(', ');
    const { location } = await pass(rfc9440, await start(browser), {
      ...headers,
      'client-cert-chain': chain,
    });
    expect((await browser.get(location)).status).toBe(303);
  });

  it('brings no authority that was taken back', async () => {
    const gone = await authority.delegate('CN=Cittadini 3', {
      addresses: { ocspUrl: 'http://gone.example/ocsp' },
    });
    online.push(gone);
    const { serialNumber } = new X509Certificate(gone.certificate);
    authority.revoke({ serialNumber: serialNumber.toLowerCase() });
    const below = await gone.issue(holder);
    const browser = site.browser();
    const { location } = await pass(rfc9440, await start(browser), {
      ...proven,
      'client-cert': sequence(below.certificate),
      'client-cert-chain': sequence(gone.certificate),
    });
    expect((await browser.get(location)).status).toBe(403);
    expect(rules()).toEqual(['revocation.revoked']);
  });

  it('says that there is no card by an empty header', async () => {
    const browser = site.browser();
    const headers = { ...proven, 'x-ssl-cert': '' };
    const { location } = await pass(nginx, await start(browser), headers);
    expect((await browser.get(location)).status).toBe(401);
    expect(rules()).toEqual(['certificate.missing']);
  });
});

describe('a proxy on another machine', () => {
  it('proves itself by its own TLS certificate too', async () => {
    const [tls, ours, other] = await Promise.all([aTlsIdentity(), aTlsIdentity(), aTlsIdentity()]);
    const own = { form: 'rfc9440', secret, certificate: ours.certificate } as const;
    const host = await serveCards(piazza, { tls: { ...tls, maxVersion: 'TLSv1.3' }, proxy: own });
    const ask = async (identity?: typeof ours): Promise<number | undefined> => {
      const options = {
        ca: tls.certificate,
        headers: { ...proven, 'client-cert': sequence(card.certificate) },
        agent: false,
        ...(identity && { key: identity.key, cert: identity.certificate }),
      };
      const address = host.at(await start(site.browser()));
      return new Promise((resolve, reject) => {
        const sent = requestHttps(address, options, ({ statusCode }) => resolve(statusCode));
        sent.once('error', reject).end();
      });
    };
    expect([await ask(ours), await ask(other), await ask()]).toEqual([303, 403, 403]);
    expect(rules()).toEqual(['proxy.certificate', 'proxy.certificate']);
    await host.close();
  });
});

const forged = { status: 403, it: 'Non possiamo fidarci', en: 'cannot trust' };
const malformed = {
  status: 400,
  it: 'non è scritta in modo corretto',
  en: 'not written correctly',
};
const unexpected = { status: 400, it: 'riservata ai certificati', en: 'reserved for certificates' };

const other = (pem: string): string =>
  pem.replace('-----BEGIN CERTIFICATE-----', '-----BEGIN CERTIFICATE-----\r\nX: y');
const rows: readonly {
  what: string;
  rule: string;
  status: number;
  it: string;
  en: string;
  host?: () => CardHost;
  headers: (pem: string) => OutgoingHttpHeaders;
}[] = [
  {
    what: 'without the secret',
    rule: 'proxy.secret',
    ...forged,
    headers: (pem) => ({ 'x-ssl-cert': escaped(pem) }),
  },
  {
    what: 'with another secret',
    rule: 'proxy.secret',
    ...forged,
    headers: (pem) => ({ 'piazza-proxy-secret': `${secret}.`, 'x-ssl-cert': escaped(pem) }),
  },
  {
    what: 'with two secrets',
    rule: 'proxy.secret',
    ...forged,
    headers: (pem) => ({ 'piazza-proxy-secret': [secret, secret], 'x-ssl-cert': escaped(pem) }),
  },
  {
    what: 'with two certificates',
    rule: 'certificate.header_repeated',
    ...malformed,
    headers: (pem) => ({ ...proven, 'x-ssl-cert': [escaped(pem), escaped(pem)] }),
  },
  {
    what: 'with two certificates in one header',
    rule: 'certificate.header_form',
    ...malformed,
    headers: (pem) => ({ ...proven, 'x-ssl-cert': escaped(pem + pem) }),
  },
  {
    what: 'with a line break and a header inside the certificate',
    rule: 'certificate.header_form',
    ...malformed,
    headers: (pem) => ({ ...proven, 'x-ssl-cert': escaped(other(pem)) }),
  },
  {
    what: 'with a percent sign of nothing',
    rule: 'certificate.header_form',
    ...malformed,
    headers: (pem) => ({ ...proven, 'x-ssl-cert': `${escaped(pem)}%E0%A4%A` }),
  },
  {
    what: 'with a certificate that is not escaped',
    rule: 'certificate.header_form',
    ...malformed,
    headers: (pem) => ({ ...proven, 'x-ssl-cert': pem.replaceAll('\n', ' ') }),
  },
  {
    what: 'with a name in place of a certificate',
    rule: 'certificate.header_form',
    ...malformed,
    headers: () => ({ ...proven, 'x-ssl-cert': `CN=${holder.fiscalCode}/7430010024925855.x` }),
  },
  {
    what: 'with a certificate of twenty kilobytes',
    rule: 'certificate.header_too_large',
    ...malformed,
    headers: () => ({ ...proven, 'x-ssl-cert': 'A'.repeat(20_000) }),
  },
  {
    what: 'in the form of another proxy',
    rule: 'certificate.header_not_expected',
    ...unexpected,
    headers: (pem) => ({ ...proven, 'x-ssl-cert': escaped(pem), 'client-cert': sequence(pem) }),
  },
  {
    what: 'with a chain and no certificate',
    rule: 'certificate.chain_alone',
    ...malformed,
    host: () => rfc9440,
    headers: (pem) => ({ ...proven, 'client-cert-chain': sequence(pem) }),
  },
  {
    what: 'with a chain without end',
    rule: 'certificate.chain_too_long',
    ...malformed,
    host: () => rfc9440,
    headers: (pem) => ({
      ...proven,
      'client-cert': sequence(pem),
      'client-cert-chain': Array(6).fill(sequence(pem)).join(', '),
    }),
  },
  {
    what: 'with a byte sequence that is none',
    rule: 'certificate.header_form',
    ...malformed,
    host: () => rfc9440,
    headers: (pem) => ({ ...proven, 'client-cert': sequence(pem).slice(1) }),
  },
  {
    what: 'with base64 that no encoder writes',
    rule: 'certificate.header_form',
    ...malformed,
    host: () => rfc9440,
    headers: (pem) => ({ ...proven, 'client-cert': `${sequence(pem).slice(0, -1)}=:` }),
  },
];

describe('a certificate in a header', () => {
  it.each(rows)(
    '$what is refused by $rule',
    async ({ rule, status, headers, host, ...sentences }) => {
      for (const locale of ['it', 'en'] as const) {
        piazza.logged.length = 0;
        const browser = site.browser();
        const sent = { ...headers(card.certificate), 'accept-language': locale };
        const answer = await pass(host?.() ?? nginx, await start(browser), sent);
        expect([answer.status, rules()]).toEqual([status, [rule]]);
        expect(answer.text).toContain(sentences[locale]);
        expect(answer.location).toBe('');
        expect(await viewerOf(browser)).toBeNull();
        expect(JSON.stringify(piazza.logged)).not.toContain(holder.fiscalCode);
        expect(JSON.stringify(piazza.logged)).not.toContain(secret);
      }
    },
  );

  it('that holds no certificate is a refusal of the provider', async () => {
    const browser = site.browser();
    const headers = { ...proven, 'client-cert': `:${Buffer.from('nothing').toString('base64')}:` };
    const { location } = await pass(rfc9440, await start(browser), headers);
    expect((await browser.get(location)).status).toBe(403);
    expect(rules()).toEqual(['certificate.not_parsed']);
  });
});
