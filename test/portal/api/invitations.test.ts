// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/kernel/ids.js';
import { anInvitation } from '../../support/builders/invitation.js';
import { aCommunity, aGrant } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { acquainted, callApi, portalToken, type ApiCall } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';
import { againstDocument, kept } from '../../support/portal/documented.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

/** A manager of a community at a portal that serves it. */
async function inviting() {
  const community = await aCommunity(db);
  const portal = await aPortal(db, { communities: [community.slug] });
  const { own: token } = await acquainted({ db, app }, { portal, memberId: community.managerId });
  const base = `/communities/${community.slug}/invitations`;
  const call = (method: string, path = '', options: ApiCall = {}) =>
    callApi(app, method, `${base}${path}`, { token, ...options });
  return { community, portal, token, base, call };
}

const someone = () => `guest-${newId()}@example.org`;

describe('invitations through a portal', () => {
  it('are sent, listed, read and taken back', async () => {
    const { call } = await inviting();
    const email = someone();
    const sent = await call('POST', '', { body: { email, role: 'moderator', language: 'en' } });
    expect(sent.status).toBe(201);
    const path = `/${String(sent.body['id'])}`;
    const pending = { email, role: 'moderator', status: 'pending' };
    expect((await call('GET')).body).toMatchObject({ items: [pending], next: null });
    const read = await call('GET', path);
    expect(read.body).toMatchObject(pending);
    const headers = { 'if-match': read.headers.get('etag') ?? '' };
    expect(await call('DELETE', path, { headers })).toMatchObject({ status: 204 });
    expect(await call('DELETE', path, { headers })).toMatchObject({ status: 412 });
    expect(await call('DELETE', path)).toMatchObject({ status: 409 });
    expect((await call('GET', path)).body).toMatchObject({ status: 'revoked' });
  });

  it('that were sent elsewhere are listed without the address', async () => {
    const { call, community } = await inviting();
    const email = someone();
    const { id } = await anInvitation(db, community);
    const other = await aPortal(db, { communities: [community.slug] });
    const at = { portal: other, memberId: community.managerId };
    const { own: token } = await acquainted({ db, app }, at);
    const sent = await call('POST', '', { token, body: { email } });
    const seenBy = async (options: ApiCall) => {
      const { body } = await call('GET', '', options);
      const items = body['items'] as readonly { readonly id: string; readonly email: unknown }[];
      return Object.fromEntries(items.map((one) => [one.id, one.email]));
    };
    const elsewhere = String(sent.body['id']);
    expect(await seenBy({})).toEqual({ [id]: null, [elsewhere]: null });
    expect(await seenBy({ token })).toEqual({ [id]: null, [elsewhere]: email });
    expect((await call('GET', `/${elsewhere}`)).body).toMatchObject({ email: null });
    expect((await call('GET', `/${elsewhere}`, { token })).body).toMatchObject({ email });
  });

  it('of a community that the portal does not serve cannot be reached, whoever manages both', async () => {
    const { call, community } = await inviting();
    const other = await aCommunity(db);
    await aGrant(db, { community: other, memberId: community.managerId, role: 'manager' });
    const { id } = await anInvitation(db, other);
    expect(await call('GET', `/${id}`)).toMatchObject({ status: 404 });
    expect(await call('DELETE', `/${id}`)).toMatchObject({ status: 404 });
    const row = await db
      .selectFrom('invitation')
      .select('status')
      .where('id', '=', id)
      .executeTakeFirst();
    expect(row).toEqual({ status: 'pending' });
  });

  it('that offer a role ask for a fresh sign-in, with a challenge', async () => {
    const { community, portal, base } = await inviting();
    const at = new Date(Date.now() - 3_600_000);
    const { own: token } = await acquainted(
      { db, app },
      { portal, memberId: community.managerId, at },
    );
    const body = { email: someone(), role: 'editor' };
    const answer = await callApi(app, 'POST', base, { token, body });
    expect(answer).toMatchObject({ status: 401, body: { code: 'api.sign_in_too_old' } });
    expect(answer.headers.get('www-authenticate')).toBe(
      'Bearer error="insufficient_user_authentication", max_age="900"',
    );
  });

  it.each([
    ['no address', { email: 'nobody' }, ['email']],
    ['a role that is not given so', { email: 'a@example.org', role: 'caretaker' }, ['role']],
    ['a field too many', { email: 'a@example.org', admin: true }, ['admin']],
    [
      'a message that is too long',
      { email: 'a@example.org', message: 'x'.repeat(1_001) },
      ['message'],
    ],
  ])('are not sent with %s', async (_what, body, fields) => {
    const { call } = await inviting();
    expect(await call('POST', '', { body })).toMatchObject({ status: 400, body: { fields } });
  });

  it('answer as the document says, and all that it says happens', async () => {
    const { call, expectAll } = againstDocument(app);
    const { base, community, portal, token } = await inviting();
    const bare = await portalToken(app, portal, 'communities:read');
    const { id } = await anInvitation(db, community);
    const list = '/communities/{slug}/invitations';
    const one = `${list}/{id}`;
    const body = { email: someone() };
    const headers = { 'idempotency-key': newId() };
    for (const [method, as, path, sent] of [
      ['GET', list, '', undefined],
      ['POST', list, '', body],
      ['GET', one, `/${id}`, undefined],
      ['DELETE', one, `/${id}`, undefined],
    ] as const) {
      const elsewhere = base.replace(community.slug, 'unheard-of');
      await call(method, `${elsewhere}${path}`, { as, token, body: sent });
      await call(method, `${base.replace(community.slug, 'NO')}${path}`, { as, token, body: sent });
      await call(method, `${base}${path}`, { as, body: sent });
      await call(method, `${base}${path}`, { as, token: bare, body: sent });
    }
    await call('GET', base, { as: list, token });
    const stale = { 'if-match': '"stale"' };
    await call('POST', base, { as: list, token, body, headers: stale });
    await call('POST', base, { as: list, token, body, headers });
    await call('POST', base, { as: list, token, body });
    await call('POST', base, { as: list, token, body: { email: someone() }, headers });
    await call('POST', base, { as: list, token, body: 'x'.repeat(110_000) });
    await call('GET', `${base}?limit=1`, { as: list, token });
    await call('GET', `${base}/${id}`, { as: one, token });
    await call('GET', `${base}/${id}`, { as: one, token, headers: kept });
    const take = (sent: ApiCall) => call('DELETE', `${base}/${id}`, { as: one, token, ...sent });
    await take({ headers: stale });
    await take({ headers });
    await take({});
    await take({});
    expectAll('invitations');
  });
});
