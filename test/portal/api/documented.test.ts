// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, it } from '@jest/globals';
import { aCommunity, aStint } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { acquainted, portalToken } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';
import { againstDocument, kept } from '../../support/portal/documented.js';
import { knownTo } from '../../support/portal/webhooks.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

const tooLarge = JSON.stringify({ filler: 'x'.repeat(270_000) });

describe('what the API answers is what the document says, and all that it says happens', () => {
  it('of communities', async () => {
    const { call, expectAll } = againstDocument(app);
    const { portal, token } = await acquainted({ db, app });
    const bare = await portalToken(app, portal, 'memberships:write');
    const { slug } = await aCommunity(db);

    const list = { as: '/communities' };
    await aCommunity(db);
    await call('GET', '/communities', { ...list, token });
    await call('GET', '/communities?limit=1', { ...list, token });
    await call('GET', '/communities?page=1', { ...list, token });
    await call('GET', '/communities', list);
    await call('GET', '/communities', { ...list, token: bare });

    const one = { as: '/communities/{slug}' };
    await call('GET', `/communities/${slug}`, { ...one, token });
    await call('GET', `/communities/${slug}`, { ...one, token, headers: kept });
    await call('GET', '/communities/NO', { ...one, token });
    await call('GET', '/communities/unheard-of', { ...one, token });
    await call('GET', `/communities/${slug}`, one);
    await call('GET', `/communities/${slug}`, { ...one, token: bare });

    const groups = { as: '/communities/{slug}/groups' };
    await call('GET', `/communities/${slug}/groups`, { ...groups, token });
    await call('GET', '/communities/NO/groups', { ...groups, token });
    await call('GET', '/communities/unheard-of/groups', { ...groups, token });
    await call('GET', `/communities/${slug}/groups`, groups);
    await call('GET', `/communities/${slug}/groups`, { ...groups, token: bare });
    expectAll('communities');
  });

  it('of members', async () => {
    const { call, expectAll } = againstDocument(app);
    const { portal, sub, token, visitor } = await acquainted({ db, app });
    const bare = await portalToken(app, portal, 'memberships:write');
    const community = await aCommunity(db);
    const { slug } = community;

    await aStint(db, { community, memberId: visitor.memberId });
    for (const [as, right, wrong, unknown] of [
      ['/members/{sub}/memberships', sub, 'x'.repeat(101), 'nobody'],
      ['/members/{sub}/stints', sub, 'x'.repeat(101), 'nobody'],
      ['/communities/{slug}/members', slug, 'NO', 'unheard-of'],
      [
        '/communities/{slug}/members/{sub}',
        `${slug}/members/${sub}`,
        'NO/members/x',
        `${slug}/members/x`,
      ],
      ['/communities/{slug}/digest', slug, 'NO', 'unheard-of'],
    ] as const) {
      const at = (name: string) => as.replace(/\{.*\}/, name);
      await call('GET', at(right), { as, token });
      await call('GET', at(wrong), { as, token });
      await call('GET', at(unknown), { as, token });
      await call('GET', at(right), { as });
      await call('GET', at(right), { as, token: bare });
    }

    const roster = { as: '/communities/{slug}/members', token };
    const other = await aStint(db, { community });
    await knownTo(db, portal.sector, other.memberId);
    await call('GET', `/communities/${slug}/members?limit=1`, roster);
    const one = { as: '/communities/{slug}/members/{sub}', token, headers: kept };
    await call('GET', `/communities/${slug}/members/${sub}`, one);

    const question = {
      subject: { type: 'member', id: sub },
      action: { name: 'member' },
      resource: { type: 'community', id: slug },
    };
    for (const [as, body] of [
      ['/check', question],
      ['/check/batch', { evaluations: [question] }],
    ] as const) {
      await call('POST', as, { as, token, body });
      await call('POST', as, { as, token, body: {} });
      await call('POST', as, { as, token, body: tooLarge });
      await call('POST', as, { as, body });
      await call('POST', as, { as, token: bare, body });
    }

    const events = { as: '/events' };
    await call('GET', '/events?after=0', { ...events, token });
    await call('GET', '/events?after=x', { ...events, token });
    await call('GET', '/events', events);
    await call('GET', '/events', { ...events, token: bare });
    expectAll('members');
  });

  it('of the service', async () => {
    const { call, expectAll } = againstDocument(app);
    await call('GET', '/status', { as: '/status' });
    expectAll('status');
  });
});
