// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { useDatabase } from '../support/database.js';
import { get, post, webApp, type WebApp } from '../support/web-app.js';
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
      const app = webApp(db);
      const differences: string[] = [];
      for (const [name, row] of Object.entries(matrix(shared))) {
        const expected = row.expected[viewers.indexOf(viewer)];
        // An act that is done has a region of its own, because it changes what comes after; a refused one does not.
        const isDone = !name.startsWith('GET') && Number(expected) < 400;
        const world = isDone ? await webWorld(db) : shared;
        const asked = matrix(world)[name] ?? row;
        const status = await statusOf(name, asked, { app, viewer, world });
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
  { app, viewer, world }: { app: WebApp; viewer: ViewerKind; world: WebWorld },
): Promise<number> {
  const cookie = viewer === 'visitor' ? '' : app.signIn(world[viewer]);
  const sent = name.startsWith('GET') ? get(app, path, cookie) : post(app, path, form, cookie);
  return (await sent).status;
}
