// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inflateRawSync } from 'node:zlib';
import { at, draft, remove } from '../../simulators/spid-idp/draft.js';
import { draftResponse, encode, write } from '../../simulators/spid-idp/response.js';
import { responseFacts } from '../../support/builders/saml.js';
import { useDatabase } from '../../support/database.js';
import type { Browser, Page } from '../../support/http-browser.js';
import { attacks } from '../../support/saml/attacks.js';
import {
  answerSpid,
  beginSpid,
  replySpid,
  startSpidSite,
  type SpidSite,
} from '../../support/spid-site.js';

const { db } = useDatabase();
let spid: SpidSite;
beforeAll(async () => {
  spid = await startSpidSite(db, 2);
});
afterAll(() => spid.close());

const browserAt = (node = 0): Browser => {
  const found = spid.nodes[node];
  if (!found) throw new Error('no such node');
  return found.site.browser();
};
const sessions = async (): Promise<number> =>
  (await db.selectFrom('session').select('id').where('member_id', 'is not', null).execute()).length;
const ruleLogged = (node = 0): unknown =>
  spid.nodes[node]?.logged.findLast(({ msg }) => msg === 'sign_in.refused')?.['rule'];

/** Refused as AgID's validator wants it, with a sentence and an id, and nobody signed in. */
async function expectRefused(page: Page, browser: Browser, before: number): Promise<void> {
  expect([400, 401, 403, 422]).toContain(page.status);
  expect(page.html).toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}/);
  expect(browser.cookies.has('piazza_session')).toBe(false);
  expect(await sessions()).toBe(before);
}

describe('a reply of a SPID identity provider', () => {
  test('signs the person in', async () => {
    const browser = browserAt();
    const begun = await beginSpid(browser, spid.alfa);
    const page = await replySpid(browser, { ...begun, samlResponse: answerSpid(spid.alfa, begun) });

    expect([page.status, page.location]).toEqual([303, '/sign-in/welcome?return_to=%2Fme']);
    const { viewer } = JSON.parse((await browser.get('/me')).html);
    expect(viewer.actor).toMatchObject({ level: 'substantial', provider: 'spid' });
  });

  test('is accepted once, even when two nodes get it at the same moment', async () => {
    const browser = browserAt(0);
    const begun = await beginSpid(browser, spid.alfa);
    const reply = { ...begun, samlResponse: answerSpid(spid.alfa, begun) };
    const others = Array.from({ length: 6 }, (_, index) => {
      const other = browserAt(index % 2);
      for (const [name, value] of browser.cookies) other.cookies.set(name, value);
      return other;
    });
    const pages = await Promise.all(others.map((other) => replySpid(other, reply)));

    const statuses = pages.map(({ status }) => status);
    expect(statuses.filter((status) => status === 303)).toHaveLength(1);
    expect(statuses.filter((status) => status === 403)).toHaveLength(5);
  });

  test('is refused in another browser, and the right one may still use it', async () => {
    const browser = browserAt();
    const stranger = browserAt();
    const begun = await beginSpid(browser, spid.alfa);
    const reply = { ...begun, samlResponse: answerSpid(spid.alfa, begun) };

    const before = await sessions();
    await expectRefused(await replySpid(stranger, reply), stranger, before);
    expect(ruleLogged()).toBe('attempt.unknown');
    expect((await replySpid(browser, reply)).status).toBe(303);
  });

  test('is refused at another instance', async () => {
    const browser = browserAt();
    const begun = await beginSpid(browser, spid.alfa);
    const reply = { ...begun, samlResponse: answerSpid(spid.alfa, begun) };

    const before = await sessions();
    await expectRefused(await replySpid(browser, reply, 'spid-two'), browser, before);
    expect(ruleLogged()).toBe('attempt.unknown');
  });

  test('is refused for another request of the same browser', async () => {
    const browser = browserAt();
    const [first, second] = [
      await beginSpid(browser, spid.alfa),
      await beginSpid(browser, spid.alfa),
    ];
    const before = await sessions();
    const reply = { relayState: second.relayState, samlResponse: answerSpid(spid.alfa, first) };

    await expectRefused(await replySpid(browser, reply), browser, before);
    expect(ruleLogged()).toBe('response.in_response_to_other');
  });

  test('is refused from another identity provider, however valid its signature', async () => {
    const browser = browserAt();
    const begun = await beginSpid(browser, spid.alfa);
    const before = await sessions();
    const reply = { ...begun, samlResponse: answerSpid(spid.beta, begun) };

    await expectRefused(await replySpid(browser, reply), browser, before);
    expect(ruleLogged()).toBe('signature.invalid');
  });

  test('without a request is refused', async () => {
    const browser = browserAt();
    const before = await sessions();
    const unsolicited = answerSpid(
      spid.alfa,
      { requestId: '_none', relayState: '' },
      (response) => {
        delete response.attributes['InResponseTo'];
      },
    );
    const page = await replySpid(browser, { samlResponse: unsolicited, relayState: '' });

    await expectRefused(page, browser, before);
  });

  test('that is expired is refused, and its rule is in the log', async () => {
    const browser = browserAt();
    const begun = await beginSpid(browser, spid.alfa);
    const before = await sessions();
    const samlResponse = answerSpid(spid.alfa, begun, (response) => {
      at(response, 'Assertion', 'Conditions').attributes['NotOnOrAfter'] = '2020-01-01T00:00:00Z';
    });

    await expectRefused(await replySpid(browser, { ...begun, samlResponse }), browser, before);
    expect(ruleLogged()).toBe('conditions.not_on_or_after_past');
  });

  test('every attack of the corpus is refused before there is any session, and burns nothing', async () => {
    const browser = browserAt();
    const begun = await beginSpid(browser, spid.alfa);
    const before = await sessions();
    for (const { samlResponse, rule } of attacks({ idp: spid.alfa.key, other: spid.beta.key })) {
      const page = await replySpid(browser, { ...begun, samlResponse });
      await expectRefused(page, browser, before);
      // Above 256 kB the body is not even read.
      if (samlResponse.length < 200_000) expect(ruleLogged()).toBe(rule);
    }

    const good = await replySpid(browser, { ...begun, samlResponse: answerSpid(spid.alfa, begun) });
    expect(good.status).toBe(303);
  });

  test('that reports a cancelled sign-in shows its own sentence', async () => {
    const browser = browserAt();
    const begun = await beginSpid(browser, spid.alfa);
    const response = draftResponse({ ...responseFacts, issuer: spid.alfa.entityId });
    remove(response, 'Assertion');
    at(response, 'Status').children = [
      draft('samlp:StatusCode', { Value: 'urn:oasis:names:tc:SAML:2.0:status:Responder' }),
      draft('samlp:StatusMessage', {}, ['ErrorCode nr25']),
    ];
    const page = await replySpid(browser, { ...begun, samlResponse: encode(write(response).xml) });

    expect(page.status).toBe(401);
    expect(page.html).toContain('Hai annullato l’accesso con SPID');
  });

  test('keeps request and response of every attempt, refused ones too', async () => {
    const [node] = spid.nodes;
    const browser = browserAt();
    const begun = await beginSpid(browser, spid.alfa);
    await replySpid(browser, { ...begun, samlResponse: answerSpid(spid.beta, begun) });
    const kinds = node?.bench.recorded.slice(-2).map(({ kind }) => kind);

    expect(kinds).toEqual(['request', 'response']);
  });
});

describe('a request', () => {
  test.each([
    [{ portal: 'letters' }, '1'],
    [{ portal: 'unknown' }, '0'],
    [{}, '0'],
  ])('asks for what the waiting portal needs: %j', async (waiting, index) => {
    const fields = { choice: spid.alfa.entityId, ...waiting };
    const { location } = await browserAt().post('/sign-in/spid-two/start', fields);
    const message = new URL(location ?? '').searchParams.get('SAMLRequest') ?? '';
    const xml = inflateRawSync(Buffer.from(message, 'base64')).toString('utf8');
    expect(xml).toContain(`AttributeConsumingServiceIndex="${index}"`);
  });
});

describe('a list of identity providers that cannot be read', () => {
  test('leaves the rest of the sign-in page standing', async () => {
    const page = await browserAt().get('/sign-in');

    expect(page.status).toBe(200);
    expect(page.html).toContain('Alfa ID (demo)');
  });

  test('stops a sign-in over it with a sentence', async () => {
    const start = await browserAt().post('/sign-in/spid-down/start', {
      choice: spid.alfa.entityId,
    });

    expect(start.status).toBe(503);
    expect(start.html).toContain('non è disponibile in questo momento');
  });
});
