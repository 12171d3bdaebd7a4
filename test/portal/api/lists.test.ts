// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { relayOnce } from '../../../src/database/relay.js';
import { systemClock } from '../../../src/kernel/clock.js';
import { writeCursor } from '../../../src/kernel/cursor.js';
import { newId } from '../../../src/kernel/ids.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { anInvitation } from '../../support/builders/invitation.js';
import {
  actorOf,
  aCommunity,
  aGrant,
  aStint,
  someMember,
} from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { acquainted, callApi } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';
import { knownTo } from '../../support/portal/webhooks.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const deps = { db, now: systemClock };

/** A portal with three of everything that it may list, for itself or for a manager of its first community. */
async function three() {
  const community = await aCommunity(db, { joinPath: 'approval' });
  const others = [await aCommunity(db), await aCommunity(db)];
  const communities = [community, ...others].map(({ slug }) => slug);
  const portal = await aPortal(db, { communities });
  const before = { memberId: community.managerId, portal };
  const { token, own, sub } = await acquainted({ db, app }, before);
  for (const other of others) await aStint(db, { community: other, memberId: before.memberId });
  for (const role of ['editor', 'moderator', 'observer'] as const) {
    const memberId = await someMember(db);
    await knownTo(db, portal.sector, memberId);
    await aStint(db, { community, memberId });
    await aGrant(db, { community, memberId, role });
    await anInvitation(db, community);
    const applicant = await someMember(db);
    await knownTo(db, portal.sector, applicant);
    await joinCommunity(deps, { actor: actorOf(applicant), slug: community.slug });
  }
  await relayOnce(db, []);
  return { community, others, portal, token, own, sub };
}

type World = Awaited<ReturnType<typeof three>>;

const lists: readonly (readonly [string, (world: World) => readonly [string, string], string])[] = [
  ['communities', ({ token }) => ['/communities?', token], 'community'],
  [
    'members',
    ({ community, token }) => [`/communities/${community.slug}/members?`, token],
    'subject',
  ],
  ['stints', ({ sub, token }) => [`/members/${sub}/stints?`, token], 'community'],
  [
    'requests',
    ({ community, own }) => [`/communities/${community.slug}/join-requests?`, own],
    'id',
  ],
  [
    'invitations',
    ({ community, own }) => [`/communities/${community.slug}/invitations?`, own],
    'id',
  ],
  ['roles', ({ community, own }) => [`/communities/${community.slug}/role-grants?`, own], 'id'],
];

async function read([path, token]: readonly [string, string], query: string) {
  const { status, body, headers } = await callApi(app, 'GET', path + query, { token });
  const items = (body['items'] ?? []) as readonly Record<string, unknown>[];
  return { status, body, items, next: body['next'] as string | null, link: headers.get('link') };
}

describe.each(lists)('the list of %s', (_name, ask, key) => {
  it('comes page by page, the next page in the body and in the header', async () => {
    const asked = ask(await three());
    const whole = await read(asked, 'limit=100');
    expect(whole).toMatchObject({ status: 200, next: null, link: null });
    const seen: unknown[] = [];
    let page = await read(asked, 'limit=1');
    for (; page.next !== null; page = await read(asked, `limit=1&cursor=${page.next}`)) {
      const address = `${app.origin}/api/v1${asked[0]}limit=1&cursor=${page.next}`;
      expect(page.link).toBe(`<${address}>; rel="next"`);
      expect(page.items).toHaveLength(1);
      seen.push(...page.items);
    }
    expect(page.items).toHaveLength(1);
    seen.push(...page.items);
    expect(whole.items.length).toBeGreaterThanOrEqual(3);
    expect(seen.map((item) => Object(item)[key])).toEqual(whole.items.map((item) => item[key]));
  });

  it('goes on only where this portal stopped in this list', async () => {
    const [one, other] = [await three(), await three()];
    const [asked, theirs] = [ask(one), ask(other)];
    const { next } = await read(asked, 'limit=1');
    const { next: foreign } = await read(theirs, 'limit=1');
    expect(await read(asked, `limit=2&cursor=${next}`)).toMatchObject({ status: 200 });
    const altered = `${next?.slice(0, -2)}${next?.endsWith('AA') ? 'BB' : 'AA'}`;
    const written = writeCursor([new Date().toISOString(), newId()]);
    for (const cursor of [foreign, altered, written, next?.slice(2), 'x']) {
      const refused = await read(asked, `limit=1&cursor=${cursor}`);
      expect([cursor, refused.status, refused.body]).toMatchObject([
        cursor,
        400,
        { code: 'request.malformed', fields: ['cursor'] },
      ]);
    }
  });

  it('is not asked for by anything else', async () => {
    const asked = ask(await three());
    for (const query of ['limit=0', 'limit=101', 'limit=x', 'cursor=', 'page=2']) {
      const { status, body } = await read(asked, query);
      expect([status, body['fields']]).toEqual([400, [query.split('=')[0]]]);
    }
  });
});

describe('a cursor', () => {
  it('is not for another question of the same list', async () => {
    const world = await three();
    const asked = [`/communities/${world.community.slug}/members?`, world.token] as const;
    const { next, body } = await read(asked, 'limit=1');
    for (const query of ['role=editor', `changed_since=${String(body['as_of'])}`]) {
      const refused = await read(asked, `limit=1&${query}&cursor=${next}`);
      expect(refused.body).toMatchObject({ status: 400, fields: ['cursor'] });
    }
  });

  it('is not for another list of the same portal', async () => {
    const { community, others, token } = await three();
    for (const other of others) await aStint(db, { community: other });
    const { next } = await read([`/communities/${community.slug}/members?`, token], 'limit=1');
    const there = [`/communities/${others[0]?.slug}/members?`, token] as const;
    expect(await read(there, `cursor=${next}`)).toMatchObject({ status: 400 });
  });

  it('is not for another portal that serves the same community', async () => {
    const { community, token } = await three();
    const portal = await aPortal(db, { communities: [community.slug] });
    const { token: theirs } = await acquainted({ db, app }, { portal });
    const path = `/communities/${community.slug}/members?`;
    const { next, body } = await read([path, token], 'limit=1');
    expect(await read([path, theirs], `cursor=${next}`)).toMatchObject({ status: 400 });
    const since = `changed_since=${String(body['as_of'])}`;
    expect(await read([path, theirs], since)).toMatchObject({ status: 400 });
    expect(await read([path, token], since)).toMatchObject({ status: 200 });
  });
});
