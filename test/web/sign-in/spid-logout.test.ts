// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createVerify, X509Certificate } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { at, remove, type Draft } from '../../simulators/spid-idp/draft.js';
import type { Issuer } from '../../simulators/spid-idp/issuer.js';
import {
  draftLogoutRequest,
  draftLogoutResponse,
  signForPost,
  signForRedirect,
  signQuery,
} from '../../simulators/spid-idp/logout.js';
import { encode, write } from '../../simulators/spid-idp/response.js';
import { useDatabase } from '../../support/database.js';
import type { Page } from '../../support/http-browser.js';
import { crossSite, logoutOf, slo } from '../../support/spid-logout.js';
import { startSpidSite, type SpidSite } from '../../support/spid-site.js';
import { viewerOf } from '../../support/sign-in-app.js';

const { db } = useDatabase();
let spid: SpidSite;
beforeAll(async () => {
  spid = await startSpidSite(db);
});
afterAll(() => spid.close());

const { newBrowser, signIn, lowFacts, aRequest, byRedirect, byPost } = logoutOf(() => spid);
const ruleLogged = (): unknown =>
  spid.nodes[0]?.logged.findLast(({ msg }) => msg === 'logout.refused')?.['rule'];

/** Our answer, after its signature was verified with the certificate of our metadata. */
async function readAnswer(page: Page): Promise<string> {
  const to = new URL(page.location ?? '');
  expect(`${to.origin}${to.pathname}`).toBe('https://idp.example/idp/alfa/slo');
  const raw = to.search.slice(1);
  const metadata = (await newBrowser().get('/sign-in/spid-low/metadata')).html;
  const body = /<ds:X509Certificate>([^<]+)</.exec(metadata)?.[1] ?? '';
  const pem = new X509Certificate(Buffer.from(body, 'base64')).toString();
  const signature = Buffer.from(to.searchParams.get('Signature') ?? '', 'base64');
  const signed = raw.slice(0, raw.indexOf('&Signature='));
  expect(createVerify('sha256').update(signed).verify(pem, signature)).toBe(true);
  const message = Buffer.from(to.searchParams.get('SAMLResponse') ?? '', 'base64');
  return inflateRawSync(message).toString('utf8');
}

describe('a logout request of an identity provider', () => {
  test('by redirect ends the session that it names and is answered with Success, signed', async () => {
    const browser = newBrowser();
    const root = aRequest(await signIn(browser));
    const page = await byRedirect(signForRedirect(root, spid.alfa.key, 'their state'));

    expect(page.status).toBe(302);
    const answer = await readAnswer(page);
    expect(answer).toContain(`InResponseTo="${root.attributes['ID']}"`);
    expect(answer).toContain('status:Success');
    expect(new URL(page.location ?? '').searchParams.get('RelayState')).toBe('their state');
    expect(await viewerOf(browser)).toBeNull();
  });

  test('by post ends it too, with one event that portals hear of', async () => {
    const browser = newBrowser();
    const names = await signIn(browser);
    const count = async (): Promise<number> =>
      (await db.selectFrom('outbox').select('id').where('type', '=', 'session.ended').execute())
        .length;
    const before = await count();
    const page = await byPost(signForPost(aRequest(names), spid.alfa.key));

    expect(page.status).toBe(200);
    expect(page.html).toContain('action="https://idp.example/idp/alfa/slo"');
    expect(page.html).toContain('name="SAMLResponse"');
    expect(await viewerOf(browser)).toBeNull();
    expect(await count()).toBe(before + 1);
  });

  test('is answered with Success when there is no session, and leaves the others', async () => {
    const browser = newBrowser();
    const names = await signIn(browser);
    const unknown = [
      { ...names, nameId: '_somebody-else' },
      { ...names, sessionIndex: '_another-session' },
    ];
    for (const other of unknown) {
      const page = await byRedirect(signForRedirect(aRequest(other), spid.alfa.key));
      expect(await readAnswer(page)).toContain('status:Success');
    }
    expect(await viewerOf(browser)).not.toBeNull();
  });

  test('of another identity provider ends nothing, whatever name it uses', async () => {
    const browser = newBrowser();
    const names = await signIn(browser);
    const root = draftLogoutRequest(lowFacts(spid.beta), names);

    expect((await byRedirect(signForRedirect(root, spid.beta.key))).status).toBe(302);
    expect(await viewerOf(browser)).not.toBeNull();
  });

  test('keeps no name of the identity provider in the clear', async () => {
    const names = await signIn(newBrowser());
    const rows = await db.selectFrom('authentication_event').selectAll().execute();
    const kept = rows.map((row) => String(row.upstream_memory) + String(row.upstream_subject_hash));

    expect(kept.join()).not.toContain(names.sessionIndex);
    expect(rows.some((row) => row.upstream_memory !== null)).toBe(true);
  });
});

describe('a logout message is refused, and no session ends,', () => {
  const instant = (minutes: number): string =>
    new Date(Date.now() + minutes * 60_000).toISOString().replace(/\.\d+Z$/, 'Z');
  const bends: readonly (readonly [string, number, (root: Draft) => void])[] = [
    ['logout.destination_other', 403, (r) => (r.attributes['Destination'] = 'https://x.example/')],
    ['logout.destination_other', 403, (r) => (r.attributes['Destination'] = undefined)],
    ['logout.not_on_or_after_past', 403, (r) => (r.attributes['NotOnOrAfter'] = instant(-2))],
    ['logout.not_on_or_after_form', 400, (r) => (r.attributes['NotOnOrAfter'] = 'tomorrow')],
    ['logout.issue_instant_past', 403, (r) => (r.attributes['IssueInstant'] = instant(-10))],
    ['logout.issue_instant_future', 400, (r) => (r.attributes['IssueInstant'] = instant(5))],
    ['logout.issue_instant_form', 400, (r) => (r.attributes['IssueInstant'] = 'now')],
    ['logout.version', 400, (r) => (r.attributes['Version'] = '1.1')],
    ['logout.issuer_format', 400, (r) => (at(r, 'Issuer').attributes['Format'] = 'urn:x')],
    ['logout.issuer_missing', 400, (r) => remove(r, 'Issuer')],
    ['logout.name_id_missing', 400, (r) => remove(r, 'NameID')],
    ['request.unknown_provider', 400, (r) => (at(r, 'Issuer').children = ['https://x.example'])],
    ['logout.not_a_logout_message', 400, (r) => (r.name = 'samlp:LogoutQuery')],
  ];

  test.each(bends)('by the rule %s (%i)', async (rule, status, bend) => {
    const browser = newBrowser();
    const names = await signIn(browser);
    const root = aRequest(names, bend);
    // Named as a request whatever it is.
    const deflated = deflateRawSync(Buffer.from(write(root).xml)).toString('base64');
    const algorithm = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
    const query = signQuery(
      [
        ['SAMLRequest', deflated],
        ['SigAlg', algorithm],
      ],
      spid.alfa.key,
    );
    const page = await byRedirect(query);

    expect([page.status, ruleLogged()]).toEqual([status, rule]);
    expect(await viewerOf(browser)).not.toBeNull();
  });

  const queries: readonly (readonly [string, string, (query: string) => string])[] = [
    ['without a signature', 'signature.missing', (q) => q.slice(0, q.indexOf('&SigAlg'))],
    ['another RelayState', 'signature.invalid', (q) => q.replace('=mine', '=yours')],
    ['SHA-1', 'signature.algorithm', (q) => q.replace('rsa-sha256', 'rsa-sha1')],
    ['another order', 'logout.parameters', (q) => q.replace(/^([^&]+)&([^&]+)/, '$1&x=1&$2')],
    ['a parameter twice', 'reply.duplicated_parameter', (q) => `${q}&RelayState=mine`],
    ['a name in disguise', 'logout.parameters', (q) => q.replace('SAMLRequest', '%53AMLRequest')],
    ['the octets encoded anew', 'signature.invalid', (q) => q.replace('%3D', '%3d')],
  ];
  test.each(queries)('by redirect with %s', async (_name, rule, bend) => {
    const browser = newBrowser();
    const names = await signIn(browser);
    const page = await byRedirect(bend(signForRedirect(aRequest(names), spid.alfa.key, 'mine=')));

    expect([400, 403]).toContain(page.status);
    expect(ruleLogged()).toBe(rule);
    expect(await viewerOf(browser)).not.toBeNull();
  });

  test('by redirect when it inflates without end, in no time', async () => {
    const bomb = deflateRawSync(Buffer.alloc(8_000_000, 0x20)).toString('base64');
    const algorithm = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
    const query = signQuery(
      [
        ['SAMLRequest', bomb],
        ['SigAlg', algorithm],
      ],
      spid.alfa.key,
    );
    const page = await byRedirect(query);

    expect([page.status, ruleLogged()]).toEqual([400, 'document.too_large']);
  });

  test('by post without a signature, with another key, or changed after it', async () => {
    const browser = newBrowser();
    const names = await signIn(browser);
    const root = aRequest(names);
    const signed = Buffer.from(signForPost(root, spid.alfa.key), 'base64').toString('utf8');
    const cases = [
      ['signature.missing', encode(write(root).xml)],
      ['signature.invalid', signForPost(root, spid.beta.key)],
      ['signature.digest', encode(signed.replace(names.nameId, '_other'))],
    ] as const;
    for (const [rule, message] of cases) {
      expect((await byPost(message)).status).toBe(403);
      expect(ruleLogged()).toBe(rule);
    }
    expect(await viewerOf(browser)).not.toBeNull();
  });

  test('by another method', async () => {
    const page = await newBrowser().post(slo, {}, crossSite);
    expect(page.status).toBe(400);
  });
});

describe('signing out', () => {
  test('ends the session here first, then offers the identity provider after level 1', async () => {
    const browser = newBrowser();
    const names = await signIn(browser);
    expect((await browser.get('/sign-out')).html).toContain('action="/sign-out"');
    const page = await browser.post('/sign-out', {});

    expect(page.status).toBe(200);
    expect(await viewerOf(browser)).toBeNull();
    const href = /href="(https:\/\/idp\.example\/idp\/alfa\/slo\?[^"]+)"/.exec(page.html)?.[1];
    const to = new URL((href ?? '').replaceAll('&amp;', '&'));
    const message = Buffer.from(to.searchParams.get('SAMLRequest') ?? '', 'base64');
    const xml = inflateRawSync(message).toString('utf8');
    expect(xml).toContain(`<samlp:SessionIndex>${names.sessionIndex}<`);
    expect(xml).toContain(names.nameId);

    const inResponseTo = / ID="([^"]+)"/.exec(xml)?.[1] ?? '';
    const answer = (issuer: Issuer, to2 = inResponseTo): string =>
      signForRedirect(draftLogoutResponse(lowFacts(issuer), { inResponseTo: to2 }), issuer.key);
    expect((await byRedirect(answer(spid.beta))).status).toBe(403);
    expect(ruleLogged()).toBe('logout.issuer_other');
    expect((await byRedirect(answer(spid.alfa, '_never-asked'))).status).toBe(403);
    expect(ruleLogged()).toBe('logout.in_response_to_other');
    const done = await byRedirect(answer(spid.alfa));
    expect(done.status).toBe(200);
    expect(done.html).toContain('chiusa ovunque');
    expect((await byRedirect(answer(spid.alfa))).status).toBe(403);
    expect(ruleLogged()).toBe('logout.answered_twice');
  });

  test('offers nothing more after level 2, which opens no session at the identity provider', async () => {
    const browser = newBrowser();
    await signIn(browser, 2);
    const page = await browser.post('/sign-out', {});

    expect([page.status, page.location]).toEqual([303, '/']);
  });
});
