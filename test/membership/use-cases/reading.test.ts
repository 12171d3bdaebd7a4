// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { prepared } from '../../../src/database/prepared.js';
import { day, hour, later, systemClock as now } from '../../../src/kernel/clock.js';
import type { Slug } from '../../../src/kernel/ids.js';
import { checkMembership, membershipClaims } from '../../../src/membership/use-cases/claims.js';
import { getCommunity } from '../../../src/membership/use-cases/get-community.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { leaveCommunity } from '../../../src/membership/use-cases/leave-community.js';
import { listMembers } from '../../../src/membership/use-cases/list-members.js';
import { memberGrowth } from '../../../src/membership/use-cases/member-growth.js';
import { myMemberships } from '../../../src/membership/use-cases/my-memberships.js';
import { previewLeave } from '../../../src/membership/use-cases/preview-leave.js';
import {
  aCommunity,
  aGrant,
  aStint,
  actorOf,
  someActor,
  someMember,
} from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';

const { db, pool } = useDatabase();
const deps = { db, now };
const ago = (days: number): Date => later(now(), -days * day);

describe('the page of a community', () => {
  const unmetFor = async (slug: Slug, level: 'none' | 'low' | undefined) => {
    const viewer = level && (await someActor(db, { level }));
    const { viewer: state } = await getCommunity(deps, { slug, locale: 'it', viewer });
    return state.unmet.map(({ code }) => code);
  };

  it('says before the click why somebody may not join', async () => {
    const { slug } = await aCommunity(db, {
      minimumLevel: 'substantial',
      admittedProviders: ['cie'],
    });
    expect(await unmetFor(slug, undefined)).toEqual(['session.required']);
    expect(await unmetFor(slug, 'low')).toEqual([
      'session.level_too_low',
      'membership.provider_not_admitted',
    ]);
    expect(await unmetFor((await aCommunity(db)).slug, 'low')).toEqual([]);
  });

  it('offers a member the roles they may propose for, long-standing members more', async () => {
    const community = await aCommunity(db);
    const propose = async (days: number) => {
      const { memberId } = await aStint(db, { community, startedAt: ago(days) });
      const query = { slug: community.slug, locale: 'it', viewer: actorOf(memberId) } as const;
      return (await getCommunity(deps, query)).viewer.proposable;
    };
    expect(await propose(2)).toEqual(['moderator', 'facilitator', 'editor', 'observer']);
    expect(await propose(31)).toEqual(expect.arrayContaining(['co_manager', 'membership_manager']));
    expect(await propose(31)).not.toContain('caretaker');
  });

  it('names who answers for it to everybody, the other roles to members only', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aGrant(db, { community, role: 'editor' });
    const rolesFor = async (viewer?: ReturnType<typeof actorOf>) =>
      (await getCommunity(deps, { slug: community.slug, locale: 'it', viewer })).holders.map(
        ({ role }) => role,
      );
    expect(await rolesFor()).toEqual(['manager']);
    expect(await rolesFor(actorOf(memberId))).toEqual(['manager', 'editor']);
  });
});

describe('the list of members', () => {
  it('comes in pages of fifty, newest first, none twice and none left out', async () => {
    const community = await aCommunity(db);
    for (let count = 0; count < 60; count += 1) {
      await aStint(db, { community, startedAt: ago(count + 1) });
    }
    const actor = actorOf(community.managerId);
    const first = await listMembers(deps, { actor, slug: community.slug });
    const rest = await listMembers(deps, { actor, slug: community.slug, cursor: first.next });

    const all = [...first.items, ...rest.items];
    expect([first.items.length, rest.items.length, rest.next]).toEqual([50, 11, undefined]);
    expect(new Set(all.map(({ memberId }) => memberId)).size).toBe(61);
    expect(all.map(({ since }) => since)).toEqual(
      all.map(({ since }) => since).toSorted((a, b) => b.getTime() - a.getTime()),
    );
  });

  it('finds part of a name, whatever accents and case', async () => {
    const community = await aCommunity(db);
    const memberId = await someMember(db, 'Nicolò D’Àngelo');
    await aStint(db, { community, memberId });
    const find = async (query: string) =>
      (await listMembers(deps, { actor: actorOf(memberId), slug: community.slug, query })).items
        .length;
    expect([await find('d’ang'), await find('NICOLO'), await find('_'), await find('%')]).toEqual([
      1, 1, 0, 0,
    ]);
  });

  it('is not for strangers, and shows offers to managers only', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aGrant(db, { community, role: 'editor', status: 'offered' });
    const { slug, managerId } = community;
    const stranger = listMembers(deps, { actor: await someActor(db), slug });
    await expect(stranger).rejects.toMatchObject({ code: 'right.missing' });
    await expect(listMembers(deps, { slug })).rejects.toMatchObject({ code: 'session.required' });

    const rolesSeenBy = async (reader: typeof memberId) =>
      (await listMembers(deps, { actor: actorOf(reader), slug })).items
        .filter((item) => item.memberId === memberId)
        .flatMap((item) => item.roles.map(({ status }) => status));
    expect(await rolesSeenBy(managerId)).toEqual(['offered']);
    expect(await rolesSeenBy(memberId)).toEqual([]);
  });

  it('shows readers who do not belong the roles that everybody may know of, and no others', async () => {
    const community = await aCommunity(db, { memberList: 'public' });
    const { memberId } = await aGrant(db, { community, role: 'moderator' });
    const { slug, managerId } = community;
    const rolesFor = async (actor?: Actor) =>
      (await listMembers(deps, { actor, slug })).items
        .flatMap(({ roles }) => roles.map(({ role }) => role))
        .toSorted();
    for (const reader of [undefined, await someActor(db)]) {
      expect(await rolesFor(reader)).toEqual(['manager']);
    }
    for (const reader of [memberId, managerId]) {
      expect(await rolesFor(actorOf(reader))).toEqual(['manager', 'moderator']);
    }
  });
});

describe('what is said before leaving', () => {
  it('names the roles and offers that end, and that the last manager goes', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aGrant(db, { community, role: 'editor' });
    await aGrant(db, { community, memberId, role: 'observer', status: 'proposed' });
    const { slug, managerId } = community;

    const preview = await previewLeave(deps, { actor: actorOf(memberId), slug });
    expect(preview).toMatchObject({
      ends: ['membership', 'roles', 'open_offers'],
      lastManager: false,
    });
    const last = await previewLeave(deps, { actor: actorOf(managerId), slug });
    expect(last.lastManager).toBe(true);
  });
});

describe('my memberships', () => {
  it('are what one is, asks to be and was', async () => {
    const [here, asked, left] = [
      await aCommunity(db),
      await aCommunity(db, { joinPath: 'approval' }),
      await aCommunity(db),
    ];
    const { memberId } = await aGrant(db, { community: here, role: 'editor' });
    const actor = actorOf(memberId);
    await joinCommunity(deps, { actor, slug: asked.slug });
    await aStint(db, { community: left, memberId });
    await leaveCommunity(deps, { actor, slug: left.slug });

    const mine = await myMemberships(deps, { memberId, locale: 'it' });

    expect(mine.memberships).toMatchObject([
      { slug: here.slug, grants: [{ role: 'editor', status: 'active' }] },
    ]);
    expect(mine.requests).toMatchObject([{ slug: asked.slug, status: 'pending' }]);
    expect(mine.past).toMatchObject([{ slug: left.slug, how: 'left' }]);
  });
});

describe('what portals are told', () => {
  it('I15 is the live memberships of the communities asked for, with roles within their term', async () => {
    const [one, two] = [await aCommunity(db), await aCommunity(db)];
    const { memberId } = await aGrant(db, { community: one, role: 'co_manager' });
    const over = { validFrom: ago(9), validUntil: later(now(), -hour) };
    await aGrant(db, { community: one, memberId, role: 'editor', ...over });
    await aStint(db, { community: two, memberId });
    const ask = { memberId, locale: 'it' } as const;

    const some = await membershipClaims(prepared(pool), { ...ask, communities: [one.id] });
    expect(some).toMatchObject([{ slug: one.slug, until: null, roles: [{ code: 'co_manager' }] }]);
    expect(some[0]?.roles[0]?.until).toBeInstanceOf(Date);
    const all = await membershipClaims(prepared(pool), { ...ask, communities: 'all' });
    expect(all.map(({ slug }) => slug)).toEqual([one.slug, two.slug]);
    expect(await membershipClaims(prepared(pool), { ...ask, communities: [] })).toEqual([]);

    await leaveCommunity(deps, { actor: actorOf(memberId), slug: one.slug });
    const after = await membershipClaims(prepared(pool), { ...ask, communities: 'all' });
    expect(after.map(({ slug }) => slug)).toEqual([two.slug]);
  });

  it('is one answer for one question', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aGrant(db, { community, role: 'editor' });
    const check = (role?: string, slug = community.slug) =>
      checkMembership(prepared(pool), { memberId, slug, role });

    expect(await check()).toEqual({ member: true, roles: ['editor'] });
    expect(await check('manager')).toEqual({ member: true, roles: [] });
    expect(await check(undefined, (await aCommunity(db)).slug)).toEqual({
      member: false,
      roles: [],
    });
  });
});

describe('the growth of a community', () => {
  it('counts each month’s end from the first five members on', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    const at = (text: string): Date => new Date(`${text}T12:00:00Z`);
    for (const text of ['2024-01-10', '2024-01-31', '2024-03-01', '2024-03-02', '2024-05-05']) {
      await aStint(db, { community, startedAt: at(text) });
    }
    const { memberId } = await aStint(db, { community, startedAt: at('2024-06-01') });
    await leaveCommunity({ db, now: () => at('2024-07-31') }, { actor: actorOf(memberId), slug });

    const months = await memberGrowth({ db, now: () => at('2024-08-15') }, { slug });

    const lines = months.map(
      ({ month, members }) => `${month.toISOString().slice(0, 7)} ${members}`,
    );
    expect(lines).toEqual(['2024-05 5', '2024-06 6', '2024-07 5', '2024-08 5']);
  });
});
