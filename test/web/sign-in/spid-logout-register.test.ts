// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Draft } from '../../simulators/spid-idp/draft.js';
import {
  draftLogoutResponse,
  signForPost,
  signForRedirect,
} from '../../simulators/spid-idp/logout.js';
import { encode, write } from '../../simulators/spid-idp/response.js';
import { useDatabase } from '../../support/database.js';
import { logoutOf } from '../../support/spid-logout.js';
import { startSpidSite, type SpidSite } from '../../support/spid-site.js';

const { db } = useDatabase();
let spid: SpidSite;
beforeAll(async () => {
  spid = await startSpidSite(db);
});
afterAll(() => spid.close());

const { newBrowser, signIn, lowFacts, aRequest, byRedirect, byPost } = logoutOf(() => spid);

describe('the 24-month register keeps', () => {
  const lastRecorded = (count: number) => spid.nodes[0]?.bench.recorded.slice(-count) ?? [];
  const recordedSoFar = (): number => spid.nodes[0]?.bench.recorded.length ?? 0;

  test('the request of an identity provider and our answer, under the ID of the request', async () => {
    for (const send of [
      (root: Draft) => byRedirect(signForRedirect(root, spid.alfa.key)),
      (root: Draft) => byPost(signForPost(root, spid.alfa.key)),
    ]) {
      const root = aRequest(await signIn(newBrowser()));
      await send(root);
      const [request, response] = lastRecorded(2);

      expect([request?.kind, response?.kind]).toEqual(['logout.request', 'logout.response']);
      expect(request?.content.toString('utf8')).toContain('<samlp:LogoutRequest');
      expect(response?.content.toString('utf8')).toContain('status:Success');
      const id = root.attributes['ID'];
      expect([request?.reference, response?.reference]).toEqual([id, id]);
      expect(request?.attemptId).toBe(response?.attemptId);
    }
  });

  test('a signed one that is refused too', async () => {
    const names = await signIn(newBrowser());
    const root = aRequest(names, (r) => (r.attributes['Destination'] = 'https://x.example/'));
    expect((await byRedirect(signForRedirect(root, spid.alfa.key))).status).toBe(403);

    expect(lastRecorded(1)[0]).toMatchObject({ kind: 'logout.request' });
  });

  test('nothing that nobody signed: it would be anybody’s to fill', async () => {
    const root = aRequest(await signIn(newBrowser()));
    const before = recordedSoFar();
    await byPost(encode(write(root).xml));
    await byPost(signForPost(root, spid.beta.key));

    expect(recordedSoFar()).toBe(before);
  });

  test('our request and the answer of the identity provider', async () => {
    const browser = newBrowser();
    await signIn(browser);
    await browser.post('/sign-out', {});
    const [request] = lastRecorded(1);
    expect(request).toMatchObject({ kind: 'logout.request', instance: 'spid-low' });
    const answer = { inResponseTo: request?.reference ?? '' };
    const root = draftLogoutResponse(lowFacts(spid.alfa), answer);
    await byRedirect(signForRedirect(root, spid.alfa.key));

    expect(lastRecorded(1)[0]).toMatchObject({
      kind: 'logout.response',
      reference: request?.reference,
      attemptId: request?.attemptId,
    });
  });
});
