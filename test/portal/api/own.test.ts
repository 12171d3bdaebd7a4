// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/kernel/ids.js';
import { aForm, goodAnswers } from '../../support/builders/form.js';
import { aCommunity } from '../../support/builders/membership.js';
import { terms } from '../../support/builders/terms.js';
import { problem } from '../../../src/portal/api/schemas.js';
import { useDatabase } from '../../support/database.js';
import { acquainted, callApi, portalToken } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';
import { againstDocument, kept } from '../../support/portal/documented.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const piazza = { db, app };

/** The good answers of the form with a question of every kind, as a program sends them. */
const values = { ...goodAnswers, anni: 12, impegno: true };

/** A community that decides on requests, asks questions and has terms; and a member who wants to join. */
async function demanding() {
  const community = await aCommunity(db, { joinPath: 'approval' });
  const form = await aForm(db, community);
  const version = await terms(db, community);
  const { own, visitor } = await acquainted(piazza);
  const path = `/me/memberships/${community.slug}`;
  const filled = {
    message: 'Mi interessa',
    form: { id: form, answers: values },
    terms: { accepted: [version], language: 'en' },
  };
  const { memberId } = visitor;
  const join = (body: object) => callApi(app, 'POST', path, { token: own, body });
  return { community, own, memberId, path, form, version, filled, join };
}

describe('joining a community that asks and has terms', () => {
  it('shows what there is to answer and to accept, in the language asked for', async () => {
    const { path, own, form, version } = await demanding();
    const { body } = await callApi(app, 'GET', `${path}/application?language=en`, { token: own });
    expect(body).toMatchObject({
      form: { id: form, json_schema: { type: 'object', required: ['ente', 'impegno'] } },
      terms: [{ id: version, of: 'community', language: 'en', text: expect.stringMatching(/^We/) }],
    });
  });

  it('keeps the answers and the evidence of what was accepted, as on the page', async () => {
    const { join, filled, memberId, version, form } = await demanding();
    expect(await join(filled)).toMatchObject({ status: 202, body: { outcome: 'requested' } });
    const request = await db
      .selectFrom('join_request')
      .select(['message', 'form_version_id', 'answers'])
      .where('member_id', '=', memberId)
      .executeTakeFirstOrThrow();
    expect(request).toEqual({ message: 'Mi interessa', form_version_id: form, answers: values });
    const accepted = await db
      .selectFrom('terms_acceptance')
      .select(['version_id', 'lang'])
      .where('member_id', '=', memberId)
      .execute();
    expect(accepted).toEqual([{ version_id: version, lang: 'en' }]);
  });

  it('does nothing while terms or answers are missing, and says which', async () => {
    const { join, filled, memberId } = await demanding();
    const { form: _form, ...noForm } = filled;
    const { terms: _terms, ...noTerms } = filled;
    expect((await join(noForm)).body).toMatchObject({ code: 'membership.form_not_filled' });
    expect((await join(noTerms)).body).toMatchObject({ code: 'membership.terms_not_accepted' });
    const rows = await db
      .selectFrom('terms_acceptance')
      .select('version_id')
      .where('member_id', '=', memberId)
      .execute();
    expect(rows).toEqual([]);
  });

  it.each([
    ['a box that is a text', { impegno: 'yes' }, 422, ['impegno']],
    ['a number that is a text', { anni: '12' }, 422, ['anni']],
    ['a text that is a box', { ente: true }, 422, ['ente']],
    ['a choice that is none', { zona: 'ovest' }, 422, ['zona']],
    ['an answer to nothing', { altro: 'sì' }, 400, ['altro']],
  ])('refuses %s', async (_what, wrong, status, fields) => {
    const { join, filled } = await demanding();
    const answers = { ...values, ...wrong };
    const answer = await join({ ...filled, form: { ...filled.form, answers } });
    expect(answer).toMatchObject({ status, body: { fields } });
  });

  it('refuses the answers to another form', async () => {
    const { join, filled, community } = await demanding();
    await aForm(db, community);
    expect(await join(filled)).toMatchObject({
      status: 409,
      body: { code: 'join_request.form_changed' },
    });
  });

  it('shows the request that waits, and takes it back', async () => {
    const { join, filled, own, community } = await demanding();
    await join(filled);
    const path = `/me/join-requests/${community.slug}`;
    expect((await callApi(app, 'GET', path, { token: own })).body).toMatchObject({
      community: community.slug,
      status: 'pending',
      question: null,
    });
    expect(await callApi(app, 'DELETE', path, { token: own })).toMatchObject({ status: 204 });
    expect(await callApi(app, 'GET', path, { token: own })).toMatchObject({ status: 404 });
  });
});

describe('what a member takes back', () => {
  it('stays where the portal holds it for another: a stale tag does nothing', async () => {
    const { join, filled, own: token, community, memberId } = await demanding();
    await join(filled);
    const path = `/me/join-requests/${community.slug}`;
    const tag = (await callApi(app, 'GET', path, { token })).headers.get('etag') ?? '';
    const take = async (ifMatch: string, from = path) =>
      callApi(app, 'DELETE', from, { token, headers: { 'if-match': ifMatch } });
    const stale = { status: 412, body: { code: 'api.stale' } };
    expect(await take('"stale"')).toMatchObject(stale);
    const own = db.updateTable('join_request').where('member_id', '=', memberId);
    await own.set({ created_at: new Date(Date.now() - 3_600_000) }).execute();
    expect(await take(tag)).toMatchObject(stale);
    const current = (await callApi(app, 'GET', path, { token })).headers.get('etag') ?? '';
    expect(await take(current)).toMatchObject({ status: 204 });
  });

  it('is never a membership that has a tag: none is shown', async () => {
    const { own: token } = await acquainted(piazza);
    const path = `/me/memberships/${(await aCommunity(db)).slug}`;
    await callApi(app, 'POST', path, { token });
    const take = async (ifMatch: string) =>
      callApi(app, 'DELETE', path, { token, headers: { 'if-match': ifMatch } });
    expect(await take('"any"')).toMatchObject({ status: 412, body: { code: 'api.stale' } });
    expect(await take('*')).toMatchObject({ status: 204 });
  });
});

describe('a join that is refused', () => {
  it('says what the member can do to get in', async () => {
    const ways = [{ path: 'affiliation', emailDomains: ['comune.example.it'] }] as const;
    const { slug } = await aCommunity(db, { ways, admittedProviders: ['cie', 'spid'] });
    const { own } = await acquainted(piazza);
    const answer = await callApi(app, 'POST', `/me/memberships/${slug}`, { token: own, body: {} });
    expect(answer.type).toMatch(/^application\/problem\+json/);
    const { alternatives } = problem.parse(answer.body);
    const proving = { act: 'prove_address', domains: ['comune.example.it'] };
    const act = expect.arrayContaining([proving]);
    expect(alternatives).toEqual([{ path: 'affiliation', result: 'join', acts: act }]);
    const gone = await callApi(app, 'POST', '/me/memberships/unheard-of', { token: own, body: {} });
    expect(problem.parse(gone.body).alternatives).toBeUndefined();
  });

  it('says that nothing would help', async () => {
    const { slug } = await aCommunity(db, { joinPath: 'closed' });
    const { own } = await acquainted(piazza);
    const answer = await callApi(app, 'POST', `/me/memberships/${slug}`, { token: own, body: {} });
    expect(answer.body).toMatchObject({ code: 'membership.closed', alternatives: [] });
  });
});

describe('what a member does for themselves', () => {
  it('is what the document says, and all that it says happens', async () => {
    const { call, expectAll } = againstDocument(app);
    const { own, portal, token } = await acquainted(piazza);
    const bare = await portalToken(app, portal, 'communities:read');
    const open = await aCommunity(db);
    const asking = await aCommunity(db, { joinPath: 'approval' });
    const closed = await aCommunity(db, { joinPath: 'closed' });

    const refused = async (method: string, path: string, as: string) => {
      await call(method, path.replace('SLUG', 'NO'), { as, token: own });
      await call(method, path.replace('SLUG', 'unheard-of'), { as, token: own });
      await call(method, path.replace('SLUG', open.slug), { as });
      await call(method, path.replace('SLUG', open.slug), { as, token: bare });
      await call(method, path.replace('SLUG', open.slug), { as, token });
    };
    const reused = async (method: string, path: string, as: string) => {
      const headers = { 'idempotency-key': newId() };
      await call(method, path, { as, token: own, headers });
      const body = { message: 'Another' };
      await call(method, path, { as, token: own, headers, body });
    };

    const membership = '/me/memberships/{slug}';
    await refused('POST', '/me/memberships/SLUG', membership);
    await refused('DELETE', '/me/memberships/SLUG', membership);
    const body = 'x'.repeat(110_000);
    await call('POST', `/me/memberships/${open.slug}`, { as: membership, token: own, body });
    await call('POST', `/me/memberships/${closed.slug}`, { as: membership, token: own });
    await reused('POST', `/me/memberships/${open.slug}`, membership);
    await call('POST', `/me/memberships/${open.slug}`, { as: membership, token: own });
    const stale = async (path: string, as: string, method = 'DELETE') =>
      call(method, path, { as, token: own, headers: { 'if-match': '"stale"' } });
    await stale(`/me/memberships/${open.slug}`, membership);
    await stale(`/me/memberships/${asking.slug}`, membership, 'POST');
    await reused('DELETE', `/me/memberships/${open.slug}`, membership);
    await call('DELETE', `/me/memberships/${open.slug}`, { as: membership, token: own });
    await call('POST', `/me/memberships/${asking.slug}`, { as: membership, token: own });

    const application = '/me/memberships/{slug}/application';
    await refused('GET', '/me/memberships/SLUG/application', application);
    const path = `/me/memberships/${asking.slug}/application`;
    await call('GET', path, { as: application, token: own });

    const request = '/me/join-requests/{slug}';
    await refused('GET', '/me/join-requests/SLUG', request);
    await refused('DELETE', '/me/join-requests/SLUG', request);
    for (const headers of [{}, kept]) {
      await call('GET', `/me/join-requests/${asking.slug}`, { as: request, token: own, headers });
    }
    await stale(`/me/join-requests/${asking.slug}`, request);
    await reused('DELETE', `/me/join-requests/${asking.slug}`, request);
    expectAll('own');
  });
});
