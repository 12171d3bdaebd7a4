// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, it } from '@jest/globals';
import { day, later } from '../../../src/kernel/clock.js';
import { newId } from '../../../src/kernel/ids.js';
import { aCommunity, aGrant, aStaffMember, aStint } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { acquainted, portalToken, type ApiCall } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';
import { againstDocument, kept } from '../../support/portal/documented.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

const ofManager = ({ body }: { body: Record<string, unknown> }) => ({
  body: (body['items'] as Record<string, unknown>[])[0] ?? {},
});

const stale = { headers: { 'if-match': '"stale"' } };

describe('what the API answers about roles', () => {
  it('is what the document says, and all that it says happens', async () => {
    const { call, expectAll } = againstDocument(app);
    const community = await aCommunity(db);
    const portal = await aPortal(db);
    const { own: manager } = await acquainted(
      { db, app },
      { portal, memberId: community.managerId },
    );
    const { own: member, sub, visitor } = await acquainted({ db, app }, { portal });
    const { memberId } = visitor;
    await aStint(db, { community, memberId });
    const bare = await portalToken(app, portal, 'communities:read');
    const named = { headers: { 'idempotency-key': newId() } };

    const list = '/communities/{slug}/role-grants';
    const mine = '/me/role-grants/{slug}';
    const refused = async (method: string, as: string, token: string, body?: object) => {
      const at = (slug: string) => as.replace('{slug}', slug).replace('{id}', newId());
      for (const slug of ['unheard-of', 'NO']) await call(method, at(slug), { as, token, body });
      await call(method, at(community.slug), { as, body });
      await call(method, at(community.slug), { as, token: bare, body });
    };
    const offer = { subject: sub, role: 'moderator' };
    const proposal = { role: 'editor' };
    for (const [method, as, token, body] of [
      ['GET', list, manager, undefined],
      ['POST', list, manager, offer],
      ['GET', `${list}/{id}`, manager, undefined],
      ['DELETE', `${list}/{id}`, manager, undefined],
      ['POST', `${list}/{id}/acceptance`, manager, {}],
      ['POST', `${list}/{id}/revocation`, manager, {}],
      ['GET', mine, member, undefined],
      ['POST', mine, member, proposal],
      ['GET', `${mine}/{id}`, member, undefined],
      ['DELETE', `${mine}/{id}`, member, undefined],
      ['POST', `${mine}/{id}/acceptance`, member, undefined],
    ] as const) {
      await refused(method, as, token, body);
    }

    const to =
      (token: string, as: string, id = '') =>
      (method: string, options: ApiCall = {}) =>
        call(method, as.replace('{slug}', community.slug).replace('{id}', id), {
          as,
          token,
          ...options,
        });
    const tooLarge = { body: 'x'.repeat(110_000) };
    const idOf = ({ body }: { body: Record<string, unknown> }) => String(body['id']);

    const ours = to(manager, list);
    await ours('GET');
    await ours('POST', tooLarge);
    await ours('POST', { ...stale, body: offer });
    const offered = idOf(await ours('POST', { body: offer, ...named }));
    await ours('POST', { body: offer });
    await ours('POST', { body: { ...offer, role: 'editor' }, ...named });
    const own = to(member, mine);
    await own('GET');
    await own('POST', tooLarge);
    await own('POST', { ...stale, body: proposal });
    const proposed = idOf(await own('POST', { body: proposal, ...named }));
    await own('POST', { body: proposal });
    await own('POST', { body: { role: 'observer' }, ...named });

    const theirs = to(member, `${mine}/{id}`, offered);
    for (const headers of [{}, kept]) await theirs('GET', { headers });
    await theirs('DELETE', stale);
    const accept = to(member, `${mine}/{id}/acceptance`, offered);
    await accept('POST', stale);
    await accept('POST', { ...named });
    const lapsed = await aGrant(db, {
      community,
      memberId,
      role: 'facilitator',
      status: 'offered',
      createdAt: later(new Date(), -20 * day),
    });
    await to(member, `${mine}/{id}/acceptance`, lapsed.id)('POST');
    await accept('POST');
    await accept('POST');

    const answer = to(manager, `${list}/{id}/acceptance`, proposed);
    await answer('POST', tooLarge);
    await answer('POST', { ...stale, body: {} });
    await answer('POST', { body: { months: 100 } });
    await answer('POST', { body: {} });
    await answer('POST', { body: {} });

    const taken = await aGrant(db, { community, memberId, role: 'observer' });
    const revoke = to(manager, `${list}/{id}/revocation`, taken.id);
    const why = { body: { reason: 'Da mesi non risponde' } };
    await revoke('POST', tooLarge);
    await revoke('POST', { ...stale, ...why });
    await revoke('POST', { ...why, headers: { 'idempotency-key': 'why' } });
    const open = { community, memberId, role: 'observer', status: 'offered' } as const;
    const notYet = await aGrant(db, open);
    await to(manager, `${list}/{id}/revocation`, notYet.id)('POST', why);
    const ended = to(manager, `${list}/{id}/revocation`, proposed);
    await ended('POST', { ...why, headers: { 'idempotency-key': 'why' } });

    const one = to(manager, `${list}/{id}`, offered);
    for (const headers of [{}, kept]) await one('GET', { headers });
    await call('GET', `${list.replace('{slug}', community.slug)}?limit=1`, {
      as: list,
      token: manager,
    });
    await one('DELETE', stale);
    await one('DELETE', { headers: { 'idempotency-key': 'one' } });
    await to(
      manager,
      `${list}/{id}`,
      proposed,
    )('DELETE', { headers: { 'idempotency-key': 'one' } });
    await to(member, `${mine}/{id}`, proposed)('DELETE', named);
    await to(member, `${mine}/{id}`, proposed)('DELETE');
    const ruling = idOf(ofManager(await to(manager, mine)('GET')));
    await to(manager, `${mine}/{id}`, ruling)('DELETE');
    const staff = await acquainted({ db, app }, { portal });
    await aStaffMember(db, 'regional_staff', staff.visitor.memberId);
    await to(staff.own, `${list}/{id}`, ruling)('DELETE');
    expectAll('role-grants');
  });
});
