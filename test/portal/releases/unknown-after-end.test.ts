// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { relayOnce } from '../../../src/database/relay.js';
import { eraseMember } from '../../../src/identity/use-cases/erase-member.js';
import { mergeMembers } from '../../../src/identity/use-cases/merge-members.js';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { leaveCommunity } from '../../../src/membership/use-cases/leave-community.js';
import { endRelease } from '../../../src/portal/use-cases/releases/end-release.js';
import {
  actorOf,
  aCommunity,
  aGrant,
  aStint,
  someMember,
} from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { everyFeature } from '../../support/filled-world.js';
import { callApi, forApi, memberToken, portalToken } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';
import { askAll } from '../../support/portal/asked.js';
import { aVisitor, visit } from '../../support/portal/visit.js';
import { useReceivers } from '../../support/portal/webhook-receiver.js';
import { anEndpoint, deliverOnce } from '../../support/portal/webhooks.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const aReceiver = useReceivers();
const deps = { db, now, features: everyFeature(db) };
const scopes = [
  'openid profile email groups roles memberships communities:read memberships:read',
  'members:read events:read memberships:write communities:manage scim',
].flatMap((some) => some.split(' '));
const asking = 'memberships:read members:read events:read scim';

/** A portal of one community and a moderator there who signed in to it, and put an end to it where wanted. */
async function known({ firstParty = true } = {}) {
  const community = await aCommunity(db);
  const { slug } = community;
  const portal = await aPortal(db, { communities: [slug], scopes: scopes, firstParty });
  const visitor = await aVisitor({ db, app });
  const { memberId } = visitor;
  await aStint(db, { community, memberId });
  await aGrant(db, { community, memberId, role: 'moderator' });
  const { sub } = await visit(app, portal, visitor);
  const token = await portalToken(app, portal, asking);
  const get = async (path: string) => callApi(app, 'GET', path, { token });
  const { clientId } = portal;
  return {
    community,
    slug,
    portal,
    visitor,
    memberId,
    sub,
    get,
    end: async () => endRelease({ db, now }, { actor: actorOf(memberId), clientId }),
    asOf: async () => {
      await relayOnce(db, []);
      return String((await get(`/communities/${slug}/members`)).body['as_of']);
    },
    since: async (asOf: string) => {
      await relayOnce(db, []);
      return (await get(`/communities/${slug}/members?changed_since=${asOf}`)).body['items'];
    },
    feed: async (after: number) => {
      await relayOnce(db, []);
      const { body } = await get(`/events?after=${after}`);
      const items = body['items'] as readonly { type: string; subject: string }[];
      const told = items.map(({ type, subject }) => `${type} ${subject}`);
      return { told, next: Number(body['next']) };
    },
    about: (subject: string) => askAll({ app, token, community }, subject),
  };
}

describe('a portal to whom a member put an end', () => {
  it.each([
    ['of the network', true],
    ['that asks for consent', false],
  ])('%s is answered about them as about nobody', async (_kind, firstParty) => {
    const { about, sub, end } = await known({ firstParty });
    const before = await about(sub);
    expect(before).toMatchObject({ check: { decision: true }, one: [200, expect.anything()] });
    expect(before.list[1]).toContain('<sub>');
    await end();
    expect(await about(sub)).toEqual(await about('nobody-at-all'));
  });

  it('is told once, in the feed and where it keeps a copy, and of nothing that happens to them then', async () => {
    const { slug, memberId, sub, end, asOf, since, feed } = await known();
    const [place, { next }] = [await asOf(), await feed(0)];
    await end();
    expect((await feed(next)).told).toEqual([`member.withdrawn ${sub}`]);
    expect(await since(place)).toMatchObject([{ subject: sub, member: false, roles: [] }]);
    const gone = await asOf();
    await leaveCommunity(deps, { actor: actorOf(memberId), slug });
    expect((await feed(next)).told).toEqual([`member.withdrawn ${sub}`]);
    expect(await since(gone)).toEqual([]);
  });

  it('is called once about it, with its name for them and no community', async () => {
    const { portal, sub, end } = await known();
    const receiver = await aReceiver();
    await anEndpoint(db, { ...portal, url: receiver.url });
    await deliverOnce(db);
    const before = receiver.calls.length;
    await end();
    await deliverOnce(db);
    const calls = receiver.calls.slice(before).map(({ body }) => JSON.parse(body));
    expect(calls).toMatchObject([{ type: 'member.withdrawn', data: { subject: sub } }]);
    expect(calls[0].data).not.toHaveProperty('community');
  });

  it('knows them again once they come back, and hears what happens from then on', async () => {
    const { community, portal, visitor, memberId, about, sub, end, asOf, since, feed } =
      await known();
    const { next } = await feed(0);
    await end();
    const gone = await asOf();
    await aGrant(db, { community, memberId, role: 'editor' });
    await relayOnce(db, []);
    await visit(app, portal, visitor);
    expect(await since(gone)).toMatchObject([{ subject: sub, member: true }]);
    expect((await feed(next)).told).toEqual([`member.withdrawn ${sub}`]);
    expect(await about(sub)).toMatchObject({ check: { decision: true } });
    await leaveCommunity(deps, { actor: actorOf(memberId), slug: community.slug });
    expect((await feed(next)).told).toContain(`stint.ended ${sub}`);
  });

  it('acts for them no longer by a token that it was given before', async () => {
    const { portal, slug, visitor, end } = await known();
    const { config, tokens } = await visit(app, portal, visitor, forApi(app));
    const token = await memberToken(app, config, tokens.refresh_token ?? '');
    const path = `/me/role-grants/${slug}`;
    expect((await callApi(app, 'GET', path, { token })).status).toBe(200);
    await end();
    expect(await callApi(app, 'GET', path, { token })).toMatchObject({
      body: { code: 'portal.unknown_subject' },
    });
  });

  it('does not come to know them again by a merge', async () => {
    const { memberId: from, about, sub, end } = await known();
    await end();
    const { memberId: into } = await aVisitor({ db, app });
    const proven = { from: now(), into: now() };
    await mergeMembers(deps, { actor: actorOf(into), from, into, proven });
    expect(await about(sub)).toEqual(await about('nobody-at-all'));
  });

  it('leaves other portals of its sector as they were', async () => {
    const { slug, portal, sub, end } = await known();
    const { sector, controller } = portal;
    const other = await aPortal(db, {
      communities: [slug],
      scopes: scopes,
      sector,
      controller,
    });
    await end();
    const token = await portalToken(app, other, asking);
    const { body } = await callApi(app, 'GET', `/communities/${slug}/members`, { token });
    expect(body['items']).toMatchObject([{ subject: sub }]);
    const told = await callApi(app, 'GET', '/events', { token });
    expect(told.body['items']).toEqual([]);
  });

  it('reads nothing of them again when the profile into which theirs was merged is erased', async () => {
    const { memberId: from, slug, sub, end, feed } = await known();
    await leaveCommunity(deps, { actor: actorOf(from), slug });
    expect((await feed(0)).told).toContain(`stint.ended ${sub}`);
    await end();
    const into = await someMember(db);
    const proven = { from: now(), into: now() };
    await mergeMembers(deps, { actor: actorOf(into), from, into, proven });
    expect((await feed(0)).told).not.toContain(`stint.ended ${sub}`);
    await eraseMember(deps, { actor: actorOf(into) });
    const types = (await feed(0)).told.map((one) => one.split(' ')[0]);
    expect(types.filter((type) => !type?.startsWith('member.'))).toEqual([]);
  });

  it('is called about nothing that happened before they came back, though it was handed on later', async () => {
    const { portal, visitor, memberId, slug, end, feed } = await known();
    const receiver = await aReceiver();
    await anEndpoint(db, { ...portal, url: receiver.url });
    await end();
    await leaveCommunity(deps, { actor: actorOf(memberId), slug });
    await visit(app, portal, visitor);
    await deliverOnce(db);
    const called = receiver.calls.map(({ body }) => (JSON.parse(body) as { type: string }).type);
    expect(called).not.toContain('stint.ended');
    expect((await feed(0)).told.map((one) => one.split(' ')[0])).not.toContain('stint.ended');
  });
});
