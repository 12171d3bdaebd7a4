// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { useDatabase } from '../../support/database.js';
import { get, webApp } from '../../support/web-app.js';
import { matrix } from '../../support/web-matrix.js';
import { webWorld, type WebWorld } from '../../support/web-world.js';

const { db } = useDatabase();
const viewers = ['visitor', 'member', 'manager', 'staff', 'administrator'] as const;
const surname = 'Segretissimi';

/** Where a name and surname may be read, and by whom. */
const allowed = [
  'requests that wait: manager',
  'GET /me/data/export: member',
  'GET /me/data/export: manager',
  'GET /me/data/export: staff',
  'GET /me/data/export: administrator',
  // What a portal received of oneself.
  'GET /staff/reviews/:review: administrator',
];

const pagesOf = (world: WebWorld): (readonly [name: string, path: string])[] => [
  ...Object.entries(matrix(world))
    .filter(([name]) => name.startsWith('GET'))
    .map(([name, { path }]) => [name, path] as const),
  ['requests that wait', `/c/${world.byApproval.slug}/manage`],
  ['members of a community with requests', `/c/${world.byApproval.slug}`],
];

describe('the name and surname of a person', () => {
  test('are read by those who decide who is in, and on no other page', async () => {
    const world = await webWorld(db);
    await db.updateTable('member').set({ given_name: 'Vera', family_name: surname }).execute();
    const app = webApp(db);
    const seen: string[] = [];
    for (const viewer of viewers) {
      const cookie = viewer === 'visitor' ? '' : app.signIn(world[viewer]);
      for (const [name, path] of pagesOf(world)) {
        const { text } = await get(app, path, cookie);
        if (text.includes(surname)) seen.push(`${name}: ${viewer}`);
      }
    }
    expect(seen.sort()).toEqual([...allowed].sort());
  }, 60_000);
});
