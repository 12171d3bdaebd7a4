// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import fc from 'fast-check';
import { createDatabase, createPool } from '../../../src/database/database.js';
import type { Persona } from '../../simulators/spid-idp/personas.js';
import { useDatabase } from '../../support/database.js';
import { aPersonBorn } from '../../support/one-member/people.js';
import { startSimulatedSite, type SimulatedSite } from '../../support/one-member/simulated.js';
import { simulatedWays } from '../../support/one-member/simulated-ways.js';
import { expectOneMember, histories, type Way } from '../../support/one-member/ways.js';

const { db, url } = useDatabase();
const secondPool = createDatabase(createPool({ url, poolSize: 8 }));
const gatekeeper = createDatabase(createPool({ url, poolSize: 2 }));
const runs = 5;
const personas = Array.from({ length: 40 }, (_, index) => aPersonBorn(index));
let site: SimulatedSite;
let ways: readonly Way<Persona>[];

beforeAll(async () => {
  site = await startSimulatedSite([db, secondPool], personas);
  ways = simulatedWays(site);
}, 30_000);
afterAll(async () => {
  await site.close();
  await Promise.all([secondPool.destroy(), gatekeeper.destroy()]);
});

const unseen = personas.values();
/** Somebody who was never here. */
function somebody(): Persona {
  const { value } = unseen.next();
  if (!value) throw new Error('nobody is left');
  return value;
}

describe('one member, at every national means,', () => {
  it('is whoever comes by one after the other, now on this node and now on that', async () => {
    const moves = ways.map((way, index) => [{ way, node: index % 2 }]);
    await expectOneMember(gatekeeper, moves, somebody());
  });

  it('is whoever comes by all of them at the same moment, on two nodes', async () => {
    const moves = ways.map((way, index) => ({ way, node: index % 2 }));
    await expectOneMember(gatekeeper, [moves], somebody());
  });

  it('remains one in any order and any race', async () => {
    await fc.assert(
      fc.asyncProperty(histories(ways, 1), (history) =>
        expectOneMember(gatekeeper, history, somebody()),
      ),
      { numRuns: runs, endOnFailure: true },
    );
  }, 60_000);
});
