// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { headline, wayPaths } from '../../../src/membership/domain/joining/ways.js';
import { aCommunity } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();

const subsets = Array.from({ length: 2 ** wayPaths.length }, (_, bits) =>
  wayPaths.filter((_path, at) => bits & (1 << at)).map((path) => ({ path })),
);

describe('the one word for the ways into a community', () => {
  it('is the same in the database as in the domain, for every set of ways', async () => {
    for (const ways of subsets) {
      const { id } = await aCommunity(db, { ways });
      const { join_path: kept } = await db
        .selectFrom('community')
        .select('join_path')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      expect({ ways, kept }).toEqual({ ways, kept: headline(ways) });
    }
  });
});
