// SPDX-License-Identifier: AGPL-3.0-or-later
import { EventEmitter, once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { createWorker, type Task } from '../../../src/database/jobs.js';
import { createLogger } from '../../../src/kernel/logger.js';
import { revokeTask, revokeUpstream } from '../../../src/sign-in/use-cases/revoke-upstream.js';
import { chooseAtCie } from '../../support/cie/relying-party.js';
import { beginCie, signInWithCie, startCieSite, type CieSite } from '../../support/cie/site.js';
import { useDatabase } from '../../support/database.js';
import { viewerOf } from '../../support/sign-in-app.js';

const { db, pool } = useDatabase();
let cie: CieSite;

beforeAll(async () => {
  cie = await startCieSite({ db });
});
afterAll(() => cie.close());

/** Works the queue until one job of this task is done. */
async function workOne(task: Task): Promise<void> {
  const seen = new EventEmitter();
  const done = once(seen, 'done');
  const watched: Task = async (payload) => {
    await task(payload).catch((error: unknown) => seen.emit('error', error));
    seen.emit('done');
  };
  const worker = await createWorker(pool, { [revokeTask]: watched }, createLogger('silent'));
  try {
    await done;
  } finally {
    await worker.stop();
  }
}

describe('a federation on four ports', () => {
  it('signs a person in, each side having found out who the other is', async () => {
    const browser = cie.site.browser();
    const { page } = await signInWithCie(browser, { persona: 'citizen' });
    expect(cie.federation.provider.refusals).toEqual([]);
    expect([page.status, page.location]).toEqual([303, '/sign-in/welcome?return_to=%2Fme']);
    expect(await viewerOf(browser)).toMatchObject({
      displayName: 'Giulia B.',
      actor: { level: 'substantial', provider: 'cie' },
    });
    const ports = [cie.federation.anchor, cie.federation.intermediate, cie.federation.provider].map(
      ({ entityId }) => new URL(entityId).port,
    );
    expect(new Set([...ports, new URL(cie.site.origin).port]).size).toBe(4);
  });

  it('keeps the person by issuer and pairwise subject, with the fiscal number as a keyed hash', async () => {
    const identity = await db.selectFrom('identity').selectAll().executeTakeFirstOrThrow();
    expect(identity).toMatchObject({
      issuer: cie.federation.provider.entityId,
      subject: expect.stringMatching(/^[0-9a-f]{64}$/),
      kind: 'cie-oidc',
      class: 'proven',
      label: 'CIE id (simulato)',
    });
    const keys = await db.selectFrom('person_key').selectAll().execute();
    expect(new Set(keys.map(({ scheme }) => scheme))).toEqual(new Set(['it-fiscal-code']));
    expect(JSON.stringify(keys)).not.toContain('BSSGLI');
  });

  it('asks the federation once, and not again for the next sign-in', async () => {
    const { anchor, intermediate } = cie.federation;
    const before = anchor.asked.length + intermediate.asked.length;
    const { page } = await signInWithCie(cie.site.browser(), { persona: 'citizen' });
    expect(page.status).toBe(303);
    // Only the provider asked: it may have forgotten us.
    expect(anchor.asked.length + intermediate.asked.length).toBe(before);
  });

  it('goes as high as asked, and records what the person proved', async () => {
    const browser = cie.site.browser();
    const asked = await beginCie(browser, { minimum: 'high' });
    const request = decodeJwt(asked.searchParams.get('request') ?? '');
    expect(request['acr_values']).toBe('https://www.spid.gov.it/SpidL3');
    expect(request['prompt']).toBe('consent login');
    const back = await chooseAtCie(asked, { persona: 'citizen' });
    expect((await browser.get(back.href)).status).toBe(303);
    expect(await viewerOf(browser)).toMatchObject({ actor: { level: 'high' } });
  });

  it('says the same outside of the signed request as inside, and no more', async () => {
    const { searchParams } = await beginCie(cie.site.browser());
    expect([...searchParams.keys()].sort()).toEqual([
      'client_id',
      'code_challenge',
      'code_challenge_method',
      'request',
      'response_type',
      'scope',
    ]);
    const token = searchParams.get('request') ?? '';
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'RS256', kid: cie.keys.signature.kid });
    expect(decodeJwt(token)).toMatchObject({
      iss: cie.entityId,
      aud: cie.federation.provider.entityId,
      client_id: cie.entityId,
      claims: { userinfo: { 'https://attributes.eid.gov.it/fiscal_number': { essential: true } } },
      ui_locales: 'it',
    });
  });

  it('says that the person cancelled', async () => {
    const { page } = await signInWithCie(cie.site.browser(), { persona: '' });
    expect(page.status).toBe(401);
    expect(page.html).toContain('annullato');
  });

  it('keeps every message of a sign-in for the register, and nothing of it in the log', () => {
    const kinds = cie.piazza.bench.recorded.map(({ kind }) => kind);
    for (const kind of [
      'trust_chain',
      'request',
      'response',
      'token.request',
      'token.response',
      'userinfo.request',
      'userinfo.response',
    ]) {
      expect(kinds).toContain(kind);
    }
    expect(JSON.stringify(cie.piazza.logged)).not.toMatch(/eyJ|BSSGLI|code=/);
  });

  it('gives the access token back when the session ends', async () => {
    const browser = cie.site.browser();
    await signInWithCie(browser, { persona: 'citizen' });
    const { revoked } = cie.federation.provider;
    const before = revoked.size;
    await browser.post('/sign-out', {});
    expect(await viewerOf(browser)).toBeNull();
    await workOne(revokeUpstream(cie.piazza.bench));
    expect(revoked.size).toBe(before + 1);
    expect(cie.federation.provider.refusals).toEqual([]);
  });
});
