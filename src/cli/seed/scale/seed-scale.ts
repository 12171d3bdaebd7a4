// SPDX-License-Identifier: AGPL-3.0-or-later
import { createDatabase, type Pool } from '../../../database/database.js';
import { systemClock } from '../../../kernel/clock.js';
import { countAudiences } from '../../../membership/use-cases/programmes/count-audiences.js';
import { rollUpCounts } from '../../../membership/use-cases/roll-up-counts.js';
import type { Executor } from '../write-rows.js';
import { inParallel, onOne } from './in-parallel.js';
import {
  fillCommunities,
  fillCounts,
  fillManagers,
  fillProgrammes,
  idFunction,
  peopleIn,
  type Range,
} from './rows.js';
import { withoutIndexes } from './without-indexes.js';

export interface Scale {
  readonly members: number;
}

/** Communities for so many members: one for five hundred, ten at least, ten thousand at most. */
export const communitiesFor = ({ members }: Scale): number =>
  Math.min(10_000, Math.max(10, Math.ceil(members / 500)));

const tables = ['member', 'person_key', 'identity', 'stint'] as const;
const atOnce = 50_000;

/**
 * Fills an empty database for measurements: people without names, three or four memberships each, a few communities that
 * are huge and many that are small, counted as a region that grew is. Generated inside the database, by the owner of its tables, over two connections.
 *
 * Checks that every row here satisfies by construction (foreign keys, the member in good standing) are skipped
 * where the role may do that (the embedded server's may); elsewhere it takes about three times as long.
 */
export async function seedScale(pool: Pool, scale: Scale): Promise<void> {
  const howMany = communitiesFor(scale);
  await onOne(pool, (client) => fillFew(client, howMany));
  await withoutIndexes(pool, tables, () =>
    inParallel(pool, workOf(scale), async (client, ranges) => {
      await client.query(idFunction);
      await skipChecks(client);
      for (const range of ranges) {
        for (const { text, values } of peopleIn(range, { ...scale, howMany })) {
          await client.query(text, [...values]);
        }
      }
    }),
  );
  await inParallel(pool, tables, (client, table) => client.query(`vacuum analyze ${table}`));
  await onOne(pool, fillRoles);
  const db = createDatabase(pool);
  await rollUpCounts({ db });
  await countAudiences({ db, now: systemClock });
  await pool.query('vacuum analyze catalogue_count, catalogue_count_delta, programme_audience');
}

/** For each of two connections every other range. */
function workOf({ members }: Scale): readonly (readonly Range[])[] {
  const ranges = Array.from({ length: Math.ceil(members / atOnce) }, (_, index) => ({
    from: index * atOnce + 1,
    to: Math.min(members, (index + 1) * atOnce),
  }));
  return [0, 1].map((rest) => ranges.filter((_, index) => index % 2 === rest));
}

async function fillFew(client: Executor, howMany: number): Promise<void> {
  await client.query(idFunction);
  await client.query(fillCommunities, [howMany]);
  await client.query(fillProgrammes, [howMany]);
  await client.query('analyze community');
}

/** With every trigger on, because one of them counts the managers. */
async function fillRoles(client: Executor): Promise<void> {
  await client.query(idFunction);
  await client.query(fillManagers);
  await client.query(
    `update community set status = 'active' where status = 'draft' and active_managers > 0`,
  );
  for (const statement of fillCounts) await client.query(statement);
  await client.query(
    'vacuum analyze community, community_text, programme_community, role_grant, member_count, member_month',
  );
}

/** Where the role may not, they are made. */
async function skipChecks(client: Executor): Promise<void> {
  await client.query('set session_replication_role = replica').catch(() => {});
}
