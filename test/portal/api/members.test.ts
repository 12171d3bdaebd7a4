// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/kernel/clock.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { leaveCommunity } from '../../../src/membership/use-cases/leave-community.js';
import { actorOf, aCommunity, aGrant, aStint } from '../../support/builders/membership.js';
import { statementsOf } from '../../support/count-statements.js';
import { useDatabase } from '../../support/database.js';
import { callApi } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aCrowd } from '../../support/portal/crowd.js';
import {
  aServedCommunity,
  joined,
  subjectsOf,
  type ListedMember,
} from '../../support/portal/served.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const deps = { db, now: systemClock };

const serving = async (known: number, strangers = 0) =>
  aServedCommunity({ db, app }, { known, strangers });

describe('the members of a community', () => {
  it('are those whom the portal knows, page by page, in the order in which they joined', async () => {
    const { members, list } = await serving(3, 2);
    const first = await list('limit=2');
    expect(subjectsOf(first.items)).toEqual([members[0]?.sub, members[1]?.sub]);
    const rest = await list(`limit=2&cursor=${first.next}`);
    expect(subjectsOf(rest.items)).toEqual([members[2]?.sub]);
    expect(rest.next).toBeNull();
  });

  it('go on behind a thousand strangers, a thousand memberships a request', async () => {
    const { members, list, community, token } = await serving(1);
    const from = new Date(Date.UTC(2025, 0, 1));
    await aCrowd(db, { communityId: community.id, size: 1_001, from });
    const first = await list();
    expect(first.items).toEqual([]);
    const second = await list(`cursor=${first.next}`);
    expect(subjectsOf(second.items)).toEqual([members[0]?.sub]);
    expect(second.next).toBeNull();
    const path = `/communities/${community.slug}/members`;
    const statements = await statementsOf(() => callApi(app, 'GET', path, { token }));
    expect(statements).not.toEqual([]);
    expect(statements.length).toBeLessThanOrEqual(3);
  });

  it('can be those who hold a role', async () => {
    const { community, members, list } = await serving(2);
    const [one] = members;
    await aGrant(db, { community, ...one, role: 'moderator' });
    const { items } = await list('role=moderator');
    expect(items).toMatchObject([{ subject: one?.sub, roles: [{ code: 'moderator' }] }]);
    expect((await list('role=editor')).items).toEqual([]);
  });

  it('are read one by one with a tag, which tells whether there is anything new', async () => {
    const { community, members, get, token } = await serving(1);
    const path = `/communities/${community.slug}/members/${members[0]?.sub}`;
    const first = await get(path);
    const tag = first.headers.get('etag') ?? '';
    const headers = { 'if-none-match': tag };
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await callApi(app, 'GET', path, { token, headers: { 'if-none-match': known } });
      expect(again).toMatchObject({ status: 304 });
    }
    await aGrant(db, { community, ...members[0], role: 'moderator' });
    expect(await callApi(app, 'GET', path, { token, headers })).toMatchObject({
      status: 200,
      body: { roles: [{ code: 'moderator' }] },
    });
  });

  it('of a foreign community, and a foreign subject, are as if they did not exist', async () => {
    const [one, other] = [await serving(1), await serving(1)];
    const foreign = `/communities/${other.community.slug}`;
    const shared = `/communities/${one.community.slug}`;
    const mine = one.members[0]?.sub;
    const stranger = other.members[0];
    await aStint(db, {
      community: one.community,
      memberId: stranger?.memberId ?? one.community.managerId,
    });
    for (const [there, nowhere] of [
      [foreign, '/communities/unheard-of'],
      [`${foreign}/members`, '/communities/unheard-of/members'],
      [`${foreign}/members/${mine}`, `/communities/unheard-of/members/${mine}`],
      [`${foreign}/digest`, '/communities/unheard-of/digest'],
      [`${shared}/members/${stranger?.sub}`, `${shared}/members/nobody`],
      [`/members/${stranger?.sub}/stints`, '/members/nobody/stints'],
    ] as const) {
      const [a, b] = [await one.get(there), await one.get(nowhere)];
      expect([there, a.status]).toEqual([there, 404]);
      expect({ ...a.body, instance: '' }).toEqual({ ...b.body, instance: '' });
    }
  });

  it.each([
    ['cursor=x', ['cursor']],
    ['changed_since=2026-01-01T00:00:00Z', ['changed_since']],
    ['limit=0', ['limit']],
    ['limit=101', ['limit']],
    ['changed_since=yesterday', ['changed_since']],
    ['role=', ['role']],
    ['role=editor&changed_since=x', ['changed_since', 'role']],
    ['colour=red', ['colour']],
  ])('are not listed by %s', async (query, fields) => {
    const { get, community } = await serving(0);
    const answer = await get(`/communities/${community.slug}/members?${query}`);
    expect(answer).toMatchObject({ status: 400, body: fields ? { fields } : {} });
  });
});

describe('the stints of a member', () => {
  it('are told newest first, those that are over too, in communities that the portal serves', async () => {
    const { community, members, get, portal } = await serving(1);
    const [member] = members;
    const actor = actorOf(member?.memberId ?? community.managerId);
    await aStint(db, { community: await aCommunity(db), memberId: actor.memberId });
    await leaveCommunity(deps, { actor, slug: community.slug });
    await joinCommunity(deps, { actor, slug: community.slug });
    const { body } = await get(`/members/${member?.sub}/stints`);
    expect(body['items']).toMatchObject([
      { community: community.slug, status: 'active', ended: null },
      { community: community.slug, status: 'ended', since: joined(0).toISOString() },
    ]);
    const first = await get(`/members/${member?.sub}/stints?limit=1`);
    const rest = await get(
      `/members/${member?.sub}/stints?limit=1&cursor=${String(first.body['next'])}`,
    );
    expect(rest.body).toMatchObject({ items: [{ status: 'ended' }], next: null });
    expect(portal.communities).toEqual([community.slug]);
  });
});

describe('the digest of a community', () => {
  /** As the documentation tells a portal to compute it. */
  const ownDigest = (held: readonly ListedMember[]) => {
    const line = ({ subject, roles }: ListedMember) =>
      `${subject} ${roles
        .map(({ code }) => code)
        .toSorted(byBytes)
        .join(',')}`;
    const lines = held.map(line).toSorted(byBytes).join('\n');
    return createHash('sha256').update(lines, 'utf8').digest('hex');
  };
  const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

  it('is what a portal computes of what it holds, and differs when it has drifted', async () => {
    const { community, members, list, digest } = await serving(3, 1);
    await aGrant(db, { community, ...members[1], role: 'moderator' });
    await aGrant(db, { community, ...members[1], role: 'editor' });
    const { items: held } = await list();
    expect(await digest()).toEqual({ from: null, to: null, members: 3, digest: ownDigest(held) });
    await aGrant(db, { community, ...members[2], role: 'observer' });
    expect(await digest()).not.toMatchObject({ digest: ownDigest(held) });
  });

  it('of nobody is the hash of nothing', async () => {
    const { digest } = await serving(0, 1);
    expect(await digest()).toMatchObject({ members: 0, digest: ownDigest([]) });
  });

  it('comes in slices of a thousand memberships, each of which the portal can cut from its copy', async () => {
    const { community, list, digest } = await serving(2);
    const from = new Date(Date.UTC(2025, 0, 1));
    await aCrowd(db, { communityId: community.id, size: 1_000, from });
    const first = await digest();
    expect(first).toMatchObject({ from: null, members: 0, digest: ownDigest([]) });
    const rest = await digest(`from=${String(first['to'])}`);
    const { items } = await list(`cursor=${(await list()).next}`);
    const held = items.filter(({ since }) => since >= String(first['to']));
    expect(rest).toMatchObject({ to: null, members: 2, digest: ownDigest(held) });
  });

  it('does not stand still where more than a thousand joined in one millisecond', async () => {
    const { community, digest } = await serving(1);
    const from = new Date(Date.UTC(2025, 0, 1));
    await aCrowd(db, { communityId: community.id, size: 1_100, from, apart: '0 seconds' });
    const first = await digest();
    expect(first['to']).toBe(new Date(from.getTime()).toISOString());
    const second = await digest(`from=${String(first['to'])}`);
    expect(second['to']).toBe(new Date(from.getTime() + 1).toISOString());
    expect(await digest(`from=${String(second['to'])}`)).toMatchObject({ to: null, members: 1 });
  });
});
