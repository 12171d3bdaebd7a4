// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { systemClock as now } from '../../../src/kernel/clock.js';
import type { Actor } from '../../../src/kernel/actor.js';
import type { Slug } from '../../../src/kernel/ids.js';
import { communityRoles } from '../../../src/membership/domain/permissions.js';
import { startBreakGlass } from '../../../src/membership/use-cases/break-glass/start-break-glass.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  aStint,
  actorOf,
  someActor,
} from '../../support/builders/membership.js';
import { aLedProgramme } from '../../support/builders/programme.js';
import { useDatabase } from '../../support/database.js';
import { get, webApp, type WebApp } from '../../support/web-app.js';

const { db } = useDatabase();

type Place = Awaited<ReturnType<typeof aCommunity>>;
/** Everybody who may have something to do in a community, by what they are there. */
const people: Readonly<Record<string, (community: Place) => Promise<Actor>>> = {
  ...Object.fromEntries(
    communityRoles.map((role) => [
      role,
      async (community: Place) => actorOf((await aGrant(db, { community, role })).memberId),
    ]),
  ),
  member: async (community) => actorOf((await aStint(db, { community })).memberId),
  stranger: () => someActor(db),
  'regional staff': () => aStaffMember(db),
  'an administrator': () => aStaffMember(db, 'platform_admin'),
  'an administrator who broke the glass': async ({ slug }) => {
    const actor = await aStaffMember(db, 'platform_admin');
    const reason = 'La comunità non risponde più.';
    await startBreakGlass({ db, now }, { actor, slug, reason, minutes: 30 });
    return actor;
  },
  'a lead of its programme': async (community) => {
    const lead = await someActor(db);
    await aLedProgramme(db, { lead, communities: [community] });
    return lead;
  },
};

const linksIn = (html: string, area: RegExp): string[] =>
  [...(area.exec(html)?.[0] ?? '').matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href);
const navigation = /<nav class="area-nav".*?<\/nav>/s;

/** The pages of managers that open, with the links that each shows. */
async function opened(app: WebApp, cookie: string, slug: Slug): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const path of await framed(app, slug)) {
    const { status, text } = await get(app, path, cookie);
    if (status === 200) found.set(path, linksIn(text, navigation));
  }
  return found;
}

/** Every page that a manager finds in the frame. */
async function framed(app: WebApp, slug: Slug): Promise<string[]> {
  const community = await db
    .selectFrom('community')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  const { memberId } = await aGrant(db, { community: community as never, role: 'manager' });
  const { text } = await get(app, `/c/${slug}/manage`, app.signIn(actorOf(memberId)));
  return linksIn(text, navigation);
}

describe('the pages of a community’s managers', () => {
  test.each(Object.keys(people))(
    'lead each to what they may open, and to all of it: %s',
    async (name) => {
      const app = webApp(db);
      for (const status of ['active', 'frozen', 'draft'] as const) {
        const community = await aCommunity(db, { status });
        const who = await people[name]?.(community);
        if (!who) throw new Error('nobody');
        const pages = await opened(app, app.signIn(who), community.slug);
        for (const [page, links] of pages) {
          // Groups are everybody's who belongs, and stand outside the frame.
          if (page.endsWith('/groups')) continue;
          expect([status, page, links]).toEqual([status, page, [...pages.keys()]]);
        }
        const { text } = await get(app, `/c/${community.slug}`, app.signIn(who));
        const doors = linksIn(text, /<main.*<\/main>/s).filter((href) => href.includes('/manage'));
        for (const door of doors)
          expect([status, door, pages.has(door)]).toEqual([status, door, true]);
        const manages = [...pages.keys()].some((path) => path.includes('/manage'));
        expect([status, doors.length > 0]).toEqual([status, manages]);
      }
    },
  );

  test('are the whole list for a manager', async () => {
    const app = webApp(db);
    const { slug } = await aCommunity(db);
    expect((await framed(app, slug)).length).toBeGreaterThanOrEqual(14);
  });

  test('show to a member of an editor’s kind none that refuse them', async () => {
    const app = webApp(db);
    const community = await aCommunity(db);
    const { memberId } = await aGrant(db, { community, role: 'editor' });
    const page = await get(
      app,
      `/c/${community.slug}/manage/settings`,
      app.signIn(actorOf(memberId)),
    );
    expect(linksIn(page.text, navigation)).toEqual([
      `/c/${community.slug}/manage/settings`,
      `/c/${community.slug}/groups`,
    ]);
  });
});
