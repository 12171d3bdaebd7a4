// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ns } from '../../../../src/providers/saml/names.js';
import { descend, readTree } from '../../../../src/providers/saml/xml/tree.js';
import { at, draft, remove, type Draft } from '../../../simulators/spid-idp/draft.js';
import { draftLogoutRequest, signForRedirect } from '../../../simulators/spid-idp/logout.js';
import { useDatabase } from '../../../support/database.js';
import {
  mfa,
  password,
  startUniversitySite,
  subjectId,
  type Means,
  type UniversitySite,
} from '../../../support/gateway/university.js';
import { walkThrough } from '../../../support/gateway/walk.js';
import type { Browser } from '../../../support/http-browser.js';
import { crossSite } from '../../../support/spid-logout.js';
import { viewerOf } from '../../../support/sign-in-app.js';

const { db } = useDatabase();
let site: UniversitySite;
beforeAll(async () => {
  site = await startUniversitySite(db);
});
afterAll(() => site.close());

type Bend = (response: Draft) => void;
const citizen = { persona: 'citizen', level: password };
const identities = () => db.selectFrom('identity').selectAll().execute();

/** The whole way, the simulator verifying what we sign. */
async function walk(means: Means, form: Record<string, string> = {}, choice = citizen) {
  const browser = site.site.browser();
  const page = await site.begin({ browser, means }, form);
  const fields = await walkThrough(page, choice);
  return { browser, landing: await site.reply({ browser, means }, fields) };
}
const levelOf = async (browser: Browser) => (await viewerOf(browser)).actor.level;

/** `eduPersonTargetedID`, whose value is a NameID. */
function structured(response: Draft): void {
  const value = draft('saml:AttributeValue', {}, [draft('saml:NameID', {}, ['x'])]);
  const name = 'urn:oid:1.3.6.1.4.1.5923.1.1.1.10';
  const { children } = at(response, 'Assertion', 'AttributeStatement');
  children.push(draft('saml:Attribute', { Name: name }, [value]));
}

/** What a page of ours leads to, and says to the person who signs out. */
const upstreamOf = (html: string): URL =>
  new URL((/href="(http[^"]+\/slo\?[^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&'));

describe('an identity provider of a body, by its metadata', () => {
  it('lets a person in by a persistent name, with the level of the class', async () => {
    const { browser, landing } = await walk('by-name');
    expect([landing.status, landing.location]).toEqual([303, '/sign-in/welcome?return_to=%2Fme']);
    expect(await viewerOf(browser)).toMatchObject({
      displayName: 'Giulia B.',
      actor: { level: 'low', provider: 'by-name' },
    });
    const strong = await walk('by-name', {}, { ...citizen, level: mfa });
    expect(await levelOf(strong.browser)).toBe('substantial');
    expect(await identities()).toEqual([
      expect.objectContaining({
        issuer: site.university.entityId,
        subject: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
        kind: 'saml',
        class: 'vouched',
        label: 'g***@example.org',
      }),
    ]);
    expect(await db.selectFrom('person_key').selectAll().execute()).toEqual([]);
  });

  it('lets a person in by an attribute, through the POST binding, as an account that proves nobody', async () => {
    const { browser, landing } = await walk('by-attribute');
    expect(landing.status).toBe(303);
    expect(await viewerOf(browser)).toMatchObject({ actor: { level: 'none' } });
    expect(await identities()).toContainEqual(
      expect.objectContaining({ subject: 'citizen@ateneo.example', class: 'social' }),
    );
  });

  it('is one of a list where there are several, and of no other', async () => {
    const browser = site.site.browser();
    const { html } = await browser.get('/sign-in');
    expect(html).toContain(`<option value="${site.university.entityId}">Ateneo di prova<`);
    expect(html).toContain(`<option value="${site.other.entityId}">CIE (demo)<`);
    const form = { choice: site.university.entityId };
    expect((await walk('several', form)).landing.status).toBe(303);
    const federa = site.gateway.issuers.find(({ name }) => name === 'federa');
    for (const choice of [federa?.entityId ?? '', '']) {
      const page = await site.begin({ browser, means: 'several' }, { choice });
      expect(page.status).toBe(400);
    }
  });

  it('has to reach a level that is needed, and is asked for the class that does', async () => {
    const { landing } = await walk('by-name', { minimum: 'substantial' });
    expect(landing.status).toBe(403);
    const strong = { ...citizen, level: mfa };
    expect((await walk('by-name', { minimum: 'substantial' }, strong)).landing.status).toBe(303);
  });

  it('is believed for nothing by a class that nobody mapped', async () => {
    const browser = site.site.browser();
    const how = { classRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified' };
    expect((await site.signIn({ browser, means: 'by-name' }, how)).status).toBe(303);
    expect(await levelOf(browser)).toBe('none');
  });

  it('may send attributes that are XML themselves, or none at all', async () => {
    const values: Bend[] = [
      structured,
      (response) => remove(response, 'Assertion', 'AttributeStatement'),
    ];
    for (const bend of values) {
      const visit = { browser: site.site.browser(), means: 'by-name' } as const;
      expect((await site.signIn(visit, { bend })).status).toBe(303);
    }
  });
});

describe('a session at the identity provider', () => {
  it('ends by a request that names it as the assertion did', async () => {
    const { browser } = await walk('by-name');
    const to = upstreamOf((await browser.post('/sign-out', {})).html);
    expect(await viewerOf(browser)).toBeNull();
    const answer = await fetch(to);
    const html = await answer.text();
    expect([answer.status, html]).toEqual([200, expect.stringContaining('SAMLResponse')]);
    const message = /name="SAMLResponse" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const done = await browser.post('/sign-in/by-name/slo', { SAMLResponse: message }, crossSite);
    expect([done.status, done.html]).toEqual([200, expect.stringContaining('chiusa ovunque')]);
  });

  it('takes ours along when it ends', async () => {
    const { browser } = await walk('by-name');
    const { subject: nameId } = (await identities()).find(({ kind, class: is }) => {
      return kind === 'saml' && is === 'vouched';
    }) ?? { subject: '' };
    const facts = {
      issuer: site.university.entityId,
      destination: new URL('/sign-in/by-name/slo', site.origin).href,
      now: new Date(),
    };
    const query = signForRedirect(draftLogoutRequest(facts, { nameId }), site.university.key);
    const page = await site.site.browser().get(`/sign-in/by-name/slo?${query}`);
    expect([page.status, page.location]).toEqual([
      302,
      expect.stringContaining(`${site.university.entityId}/slo?SAMLResponse=`),
    ]);
    expect(await viewerOf(browser)).toBeNull();
  });
});

it('publishes what an identity provider has to know about us', async () => {
  const { status, html } = await site.site.browser().get('/sign-in/by-attribute/metadata');
  expect(status).toBe(200);
  const metadata = readTree(Buffer.from(html));
  const role = descend(metadata, ns.md, 'SPSSODescriptor');
  const locationOf = (name: string) => descend(role, ns.md, name)?.attributes.get('Location');
  const address = (path: string) => new URL(`/sign-in/by-attribute/${path}`, site.origin).href;
  expect(metadata.attributes.get('entityID')).toBe(address('metadata'));
  expect([locationOf('AssertionConsumerService'), locationOf('SingleLogoutService')]).toEqual([
    address('acs'),
    address('slo'),
  ]);
  expect(descend(role, ns.md, 'NameIDFormat')?.text).toContain('unspecified');
  const asked = descend(role, ns.md, 'AttributeConsumingService', 'RequestedAttribute');
  expect(asked?.attributes.get('Name')).toBe(subjectId);
  const byName = await site.site.browser().get('/sign-in/by-name/metadata');
  expect(byName.html).toContain('nameid-format:persistent');
});
