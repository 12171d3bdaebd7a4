// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemClock as now } from '../../../src/kernel/clock.js';
import type { OrganisationId } from '../../../src/kernel/ids.js';
import { declareAffiliation } from '../../../src/membership/use-cases/organisations/declare-affiliation.js';
import { actorOf, someActor } from '../../support/builders/membership.js';
import { anOrganisation, confirmedBy } from '../../support/builders/organisation.js';
import { useDatabase } from '../../support/database.js';
import { findInDatabase } from '../../support/find-in-database.js';
import type { Browser } from '../../support/http-browser.js';
import { viewerOf } from '../../support/sign-in-app.js';
import {
  answerSpid,
  answerSpidWith,
  beginSpid,
  replySpid,
  startSpidSite,
  type SpidSite,
} from '../../support/spid-site.js';

const { db } = useDatabase();
const taxCode = '00000000017';
const company = {
  spidCode: 'ALFA0987654321',
  companyName: 'Cooperativa di prova 7731',
  companyFiscalNumber: `TINIT-${taxCode}`,
  ivaCode: `VATIT-${taxCode}`,
};
let spid: SpidSite;
beforeAll(async () => {
  spid = await startSpidSite(db);
});
afterAll(() => spid.close());

async function signedIn() {
  const browser = spid.nodes[0]?.site.browser();
  if (!browser) throw new Error('no node');
  const begun = await beginSpid(browser, spid.alfa);
  await replySpid(browser, { ...begun, samlResponse: answerSpid(spid.alfa, begun) });
  const { actor } = await viewerOf(browser);
  return { browser, actor: actorOf(actor.memberId) };
}

async function belonging(organisation?: { readonly taxCode: string }) {
  const { browser, actor } = await signedIn();
  const organisationId = await anOrganisation(db, organisation);
  const { id } = await declare(actor, organisationId);
  return { browser, actor, affiliation: id };
}

const declare = (actor: ReturnType<typeof actorOf>, organisationId: OrganisationId) =>
  declareAffiliation({ db, now }, { actor, organisationId, kind: 'employee' });

const startProof = (browser: Browser, affiliation: string, more: Record<string, string> = {}) =>
  beginSpid(browser, spid.alfa, 'spid-work', {
    intent: 'step-up',
    return_to: '/me/organisations',
    affiliation,
    ...more,
  });

async function prove(browser: Browser, affiliation: string, attributes: Record<string, string>) {
  const { requestId, relayState } = await startProof(browser, affiliation);
  const instance = 'spid-work';
  const samlResponse = answerSpidWith(spid.alfa, { requestId, instance, attributes });
  const page = await replySpid(browser, { relayState, samlResponse }, instance);
  const flash = decodeURIComponent(browser.cookies.get('piazza_flash') ?? '');
  return { page, told: /professional\.(\w+)/.exec(flash)?.[1] };
}

const proofOf = async (id: string) =>
  await db
    .selectFrom('affiliation')
    .select(['proof', 'verified_at', 'verified_by'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

describe('a professional identity', () => {
  test('is asked for as such, and proves belonging to the organisation with its tax code', async () => {
    const { browser, affiliation } = await belonging({ taxCode });
    const { xml } = await startProof(browser, affiliation);
    expect(xml).toContain('>PG</spid:Purpose>');
    expect(xml).toContain('AttributeConsumingServiceIndex="2"');
    expect(xml).toContain('ForceAuthn="true"');

    const { page, told } = await prove(browser, affiliation, company);
    expect([page.status, page.location, told]).toEqual([303, '/me/organisations', 'proven']);
    expect(await proofOf(affiliation)).toMatchObject({
      proof: 'professional_identity',
      verified_at: expect.any(Date),
      verified_by: null,
    });
    const { data } = await db
      .selectFrom('outbox')
      .select('data')
      .where('type', '=', 'affiliation.verified')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    expect(data).toMatchObject({ proof: 'professional_identity', provider: 'spid-work' });
    expect(await findInDatabase(db, company.companyName)).toEqual([]);
  });

  test('of another organisation, of nobody’s, or one that ended meanwhile changes nothing', async () => {
    const { browser, affiliation } = await belonging({ taxCode: '00000000018' });
    expect((await prove(browser, affiliation, company)).told).toBe('other_organisation');
    expect((await prove(browser, affiliation, {})).told).toBe('not_professional');
    expect(await proofOf(affiliation)).toMatchObject({ proof: 'declared' });
    const ended = { status: 'ended', ended_at: now() } as const;
    await db.updateTable('affiliation').set(ended).where('id', '=', affiliation).execute();
    expect((await prove(browser, affiliation, company)).told).toBe('gone');
  });

  test('says nothing of what somebody else belongs to, and takes no word of the organisation back', async () => {
    const { browser, actor } = await signedIn();
    const organisationId = await anOrganisation(db, { taxCode: '00000000019' });
    const other = await declare(await someActor(db), organisationId);
    const same = { ...company, companyFiscalNumber: '00000000019', ivaCode: '' };
    expect((await prove(browser, other.id, same)).told).toBe('gone');
    const own = await declare(actor, organisationId);
    await confirmedBy(db, own.id);
    expect((await prove(browser, own.id, same)).told).toBe('proven');
    expect(await proofOf(own.id)).toMatchObject({ proof: 'representative' });
  });

  test('is asked for only where the means tells of it, and only of who is signed in', async () => {
    const { browser, affiliation } = await belonging();
    const asked = { intent: 'step-up', return_to: '/me', affiliation, choice: spid.alfa.entityId };
    expect((await browser.post('/sign-in/spid/start', asked)).status).toBe(403);
    const stranger = spid.nodes[0]?.site.browser();
    expect((await stranger?.post('/sign-in/spid-work/start', asked))?.status).toBe(401);
    const plain = await startProof(browser, affiliation, { intent: 'sign-in' });
    expect(plain.xml).not.toContain('Purpose');
  });
});
