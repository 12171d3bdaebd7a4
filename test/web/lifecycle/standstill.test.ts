// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { translator } from '../../../src/i18n/translate.js';
import { useDatabase } from '../../support/database.js';
import { hollowOf, offeredOn, shapeOf } from '../../support/offered.js';
import { get, post, webApp, type WebApp } from '../../support/web-app.js';
import type { Row } from '../../support/matrix/row.js';
import { matrix } from '../../support/web-matrix.js';
import { webWorld, type WebWorld } from '../../support/web-world.js';

const { db } = useDatabase();
const reason = 'Una verifica in corso';
const refusal = translator('it')('error.community.not_active');

async function stop(): Promise<void> {
  await db
    .updateTable('community')
    .set({ status: 'frozen', status_reason: reason })
    .where('status', '=', 'active')
    .where('kind', '=', 'own')
    .execute();
}

async function stoppedWorld(): Promise<WebWorld> {
  const world = await webWorld(db);
  await stop();
  return world;
}

const rowsOf = (world: WebWorld, method: 'GET' | 'POST') =>
  Object.entries(matrix(world)).filter(([name]) => name.startsWith(method));
/** What is being prepared is not stopped. */
const isPrepared = ({ draft }: WebWorld, path: string): boolean =>
  path.split('/')[2] === draft.slug;
const keyOf = ({ path, form = {} }: Row): string =>
  `${shapeOf(path)} ${form['answer'] ?? form['act'] ?? ''}`;

interface Seen {
  readonly offered: ReadonlySet<string>;
  /** Pages of stopped communities that do not say why. */
  readonly silent: readonly string[];
  readonly hollow: readonly string[];
}

/** All pages as somebody sees them. */
async function lookAround(app: WebApp, world: WebWorld, cookie: string): Promise<Seen> {
  const offered = new Set<string>();
  const silent: string[] = [];
  const hollow: string[] = [];
  for (const [name, { path }] of rowsOf(world, 'GET')) {
    const { status, text, type } = await get(app, path, cookie);
    if (status !== 200 || type !== 'text/html' || isPrepared(world, path)) continue;
    for (const act of offeredOn(text)) offered.add(act);
    if (path.startsWith('/c/') && !text.includes(reason)) silent.push(name);
    hollow.push(...hollowOf(text).map((part) => `${name}: ${part}`));
  }
  return { offered, silent, hollow };
}

describe('a community that stands still', () => {
  test.each(['member', 'manager', 'staff'] as const)(
    'offers the %s nothing that is refused, all that is not, and says why',
    async (viewer) => {
      const going = await webWorld(db);
      const app = webApp(db);
      const before = await lookAround(app, going, app.signIn(going[viewer]));
      await stop();
      const now = await lookAround(app, going, app.signIn(going[viewer]));
      expect(now.silent).toEqual([]);
      expect(now.hollow.filter((part) => !before.hollow.includes(part))).toEqual([]);
      let world = await stoppedWorld();
      const refused = new Set<string>();
      const done = new Set<string>();
      for (const [name, row] of rowsOf(world, 'POST')) {
        const asked = matrix(world)[name] ?? row;
        if (isPrepared(world, asked.path)) continue;
        const cookie = app.signIn(world[viewer]);
        const { status, text } = await post(app, asked.path, asked.form ?? {}, cookie);
        if (text.includes(refusal)) refused.add(keyOf(asked));
        else if (status < 400) {
          done.add(keyOf(asked));
          world = await stoppedWorld();
        }
      }
      expect(refused.size).toBeGreaterThan(1);
      expect([...refused].filter((act) => now.offered.has(act))).toEqual([]);
      const withheld = [...before.offered].filter((act) => !now.offered.has(act));
      expect(withheld.length).toBeGreaterThan(1);
      expect(withheld.filter((act) => done.has(act))).toEqual([]);
    },
    400_000,
  );
});
