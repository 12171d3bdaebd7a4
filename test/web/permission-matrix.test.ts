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
      let world = await webWorld(db);
      const app = webApp(db);
      const differences: string[] = [];
      for (const [name, row] of Object.entries(matrix(world))) {
        const expected = row.expected[viewers.indexOf(viewer)];
        const asked = matrix(world)[name] ?? row;
        const { status, isDone } = await answerTo(name, asked, { app, viewer, world });
        if (status !== expected) differences.push(`${name}: ${status}, not ${expected}`);
        // An act that is done changes what comes after; a refused one, and the way to the sign-in page, do not.
        if (isDone) world = await webWorld(db);
      }
      expect(differences).toEqual([]);
    },
    400_000,
  );
});

async function answerTo(
  name: string,
  { path, form = {} }: Row,
  { app, viewer, world }: { app: WebApp; viewer: ViewerKind; world: WebWorld },
): Promise<{ readonly status: number; readonly isDone: boolean }> {
  const cookie = viewer === 'visitor' ? '' : app.signIn(world[viewer]);
  const isRead = name.startsWith('GET');
  const { status, headers } = await (isRead
    ? get(app, path, cookie)
    : post(app, path, form, cookie));
  const signsIn = String(headers['location'] ?? '').startsWith('/sign-in');
  return { status, isDone: !isRead && status < 400 && !signsIn };
}
