// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { useDatabase } from '../support/database.js';
import { routesPage } from '../support/matrix/page.js';
import type { Row } from '../support/matrix/row.js';
import { webApp } from '../support/web-app.js';
import { matrix } from '../support/web-matrix.js';
import { webWorld } from '../support/web-world.js';

const { db } = useDatabase();
const page = 'docs/routes.md';
let rows: Readonly<Record<string, Row>>;

beforeAll(async () => {
  rows = matrix(await webWorld(db));
});

describe('who may do what', () => {
  test('is decided for every route, and for no other', () => {
    expect(Object.keys(rows).sort()).toEqual([...webApp(db).routes].sort());
  });

  test('is tried at a path of that very route', () => {
    const elsewhere = Object.entries(rows).filter(
      ([route, { path }]) => !patternOf(route).test(path.replace(/\?.*$/, '')),
    );
    expect(elsewhere).toEqual([]);
  });

  test('is written where people read it (npm run docs:routes)', () => {
    if (process.env['PIAZZA_TEST_WRITES'] === page) writeFileSync(page, routesPage(rows));
    expect(readFileSync(page, 'utf8')).toBe(routesPage(rows));
  });
});

const patternOf = (route: string): RegExp =>
  new RegExp(`^${route.replace(/^\w+ /, '').replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`);
