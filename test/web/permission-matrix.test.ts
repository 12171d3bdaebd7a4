// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { useDatabase } from '../support/database.js';
import { get, post, webApp } from '../support/web-app.js';
import { matrix, viewers, type Row, type ViewerKind } from '../support/web-matrix.js';
import { webWorld, type WebWorld } from '../support/web-world.js';

const { db } = useDatabase();

describe('who may do what', () => {
  test('is decided for every route, and for no other', async () => {
    const world = await webWorld(db);
    const { routes } = webApp(db);
    expect(Object.keys(matrix(world)).sort()).toEqual([...routes].sort());
  });

  test.each(viewers)(
    'is so for the %s',
    async (viewer) => {
      const shared = await webWorld(db);
      const names = Object.keys(matrix(shared));
      const differences: string[] = [];
      for (const name of names) {
        // Every act has a region of its own: a join or a leave would change what comes after.
        const changes = !name.startsWith('GET') && viewer !== 'visitor';
        const world = changes ? await webWorld(db) : shared;
        const row = matrix(world)[name];
        if (!row) continue;
        const expected = row.expected[viewers.indexOf(viewer)];
        const status = await statusOf(name, row, { viewer, world });
        if (status !== expected) differences.push(`${name}: ${status}, not ${expected}`);
      }
      expect(differences).toEqual([]);
    },
    120_000,
  );
});

async function statusOf(
  name: string,
  { path, form = {} }: Row,
  { viewer, world }: { viewer: ViewerKind; world: WebWorld },
): Promise<number> {
  const app = webApp(db);
  const cookie = viewer === 'visitor' ? '' : app.signIn(world[viewer]);
  const sent = name.startsWith('GET') ? get(app, path, cookie) : post(app, path, form, cookie);
  return (await sent).status;
}
