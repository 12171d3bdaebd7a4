// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { applySteps } from '../../../src/cli/as-code/apply.js';
import { exportDocument } from '../../../src/cli/as-code/export.js';
import { makePlan, type Step } from '../../../src/cli/as-code/plan.js';
import { readDocuments } from '../../../src/cli/as-code/read.js';
import type { Db } from '../../../src/database/database.js';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { newId, trustId, type MemberId } from '../../../src/kernel/ids.js';
import { aGrant, aStaffMember, actorOf } from '../../support/builders/membership.js';
import { aBodyLine, refreshWith } from '../../support/builders/organisation.js';
import { testBox, testGround } from '../../support/builders/portal.js';
import { aRegion, indexedBody } from '../../support/builders/region.js';
import { useDatabase } from '../../support/database.js';

// Many acts on two databases.
jest.setTimeout(300_000);

const operator = newId<MemberId>();
const [here, there] = [useDatabase(), useDatabase()];
const reach = { prune: undefined };
const ground = (db: Db) => ({ db, now, keys: { box: testBox }, portals: testGround });

beforeAll(async () => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  for (const { db } of [here, there]) {
    const row = { id: operator, status: 'active', display_name: 'Operatrice' } as const;
    await db
      .insertInto('member')
      .values({ ...row, created_at: now() })
      .execute();
    await aStaffMember(db, 'platform_admin', operator);
    // Some communities take people whom nobody has proven: that is the regional staff's to allow.
    await aStaffMember(db, 'regional_staff', operator);
    await refreshWith(db, [aBodyLine(indexedBody.toUpperCase())], now);
  }
});

const read = (text: string) =>
  readDocuments([{ file: 'region.yaml', text }], {
    environment: {},
    providers: ['email', 'spid', 'cie'],
  });
const planOf = (db: Db, text: string): Promise<readonly Step[]> =>
  makePlan(ground(db), read(text).document, reach);

async function apply(db: Db, text: string): Promise<void> {
  const files = read(text);
  const steps = await makePlan(ground(db), files.document, reach);
  const actor = actorOf(operator, { capacity: 'operator' });
  expect(await applySteps(ground(db), { actor, ...files, steps, reach })).toBe(0);
}

/** What no file makes: somebody who answers for each community that is being prepared. */
async function appointManagers(db: Db): Promise<void> {
  const drafts = await db
    .selectFrom('community')
    .select('id')
    .where('status', '=', 'draft')
    .where('active_managers', '=', 0)
    .execute();
  for (const { id } of drafts) {
    await aGrant(db, { community: { id: trustId(id) }, role: 'manager' });
  }
}

/** Until nothing waits for people any more. */
async function settle(db: Db, text: string): Promise<void> {
  await apply(db, text);
  await appointManagers(db);
  await apply(db, text);
}

describe('piazza export', () => {
  test('of any region, applied to an empty database, is exported there with the same bytes', async () => {
    let made = 0;
    await fc.assert(
      fc.asyncProperty(
        // Each beside those before it: addresses are never given twice.
        fc.constant(0).chain(() => aRegion(String((made += 1)))),
        async (region) => {
          await settle(here.db, stringify({ version: 1, ...region }));
          const exported = await exportDocument(here.db);
          await settle(there.db, exported);
          expect(await exportDocument(there.db)).toBe(exported);
          for (const db of [here.db, there.db]) {
            const changing = (await planOf(db, exported)).filter(({ changes }) => changes.length);
            expect(changing).toEqual([]);
          }
        },
      ),
      { numRuns: 8, endOnFailure: true },
    );
  });
});
