// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { trustId } from '../../../src/kernel/ids.js';
import { setMembershipTerm } from '../../../src/membership/use-cases/term/set-membership-term.js';
import { useAsCode } from '../../support/as-code.js';
import { actorOf, aCommunity } from '../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../support/database.js';
import { actsSince, seenActs } from '../../support/acts-seen.js';

// Whole processes start here, beside whatever else the machine does.
jest.setTimeout(120_000);

const database = useDatabase();
const { db, pool } = database;
const secret = 'the-secret-that-no-plan-may-hold-123456';
const piazza = useAsCode(database, {}, { ORTI_SECRET: secret });
const page = readFileSync(join('docs', 'configuration-as-code.md'), 'utf8');
const [example = ''] = page.match(/(?<=```yaml\n).*?(?=^```)/ms) ?? [];
const commands =
  page
    .match(/(?<=```sh\n).*?(?=^```)/ms)?.[0]
    ?.trim()
    .split('\n') ?? [];

describe('a kept plan', () => {
  test('is applied as the page says, holds no secret, and changes nothing the second time', async () => {
    piazza.write('region.yaml', example);
    const [plan, apply] = commands.map((line) => line.split(' ').slice(1));
    expect(await piazza.run(...(plan ?? []))).toMatchObject({ code: 2 });
    const file = join(piazza.path, 'region.plan');
    expect(readFileSync(file, 'utf8')).not.toContain(secret);
    expect(statSync(file).mode & 0o077).toBe(0);
    const applied = await piazza.run(...(apply ?? []));
    expect(applied).toMatchObject({ code: 0, output: expect.stringContaining('3 changed') });
    const again = await piazza.run(...(apply ?? []));
    expect(again).toEqual({ code: 1, output: changed });
    expect(await piazza.run('plan', 'region.yaml')).toMatchObject({ code: 0 });
  });

  test('is refused once a field it touches is no longer what it was; another field does not matter', async () => {
    const { slug, managerId } = await aCommunity(db);
    const actor = actorOf(managerId);
    piazza.write('days.yaml', `version: 1\ncommunities: { ${slug}: { serviceDays: 9 } }\n`);
    piazza.write('term.yaml', `version: 1\ncommunities: { ${slug}: { term: { months: 9 } } }\n`);
    await piazza.run('plan', 'days.yaml', '--out', 'days.plan');
    await piazza.run('plan', 'term.yaml', '--out', 'term.plan');
    const term = { months: 6, graceDays: 60, onLoss: 'grace' } as const;
    await setMembershipTerm({ db, now }, { actor, slug, term });
    const before = await seenActs(db);
    const stale = await piazza.run('apply', 'term.plan', ...piazza.asOperator);
    expect(stale).toEqual({ code: 1, output: changed });
    expect(await seenActs(db)).toEqual(before);
    expect(await piazza.run('apply', 'days.plan', ...piazza.asOperator)).toMatchObject({ code: 0 });
  });
});

test('of two applies at the same moment one waits for the other, and finds nothing left to do', async () => {
  const { slug } = await aCommunity(db, { slug: trustId('contesa') });
  piazza.write('both.yaml', `version: 1\ncommunities: { ${slug}: { topics: [nuovo] } }\n`);
  const before = await seenActs(db);
  const holder = await pool.connect();
  await holder.query('select pg_advisory_lock(7420302)');
  const runs = [1, 2].map(() => piazza.start('apply', 'both.yaml', ...piazza.asOperator));
  await untilBlocked(db, 2, 60).finally(() => holder.release(true));
  expect(await Promise.all(runs.map(({ ended }) => ended))).toEqual([0, 0]);
  const sums = runs.map((run) => run.output().trim().split('\n').at(-1));
  expect(new Set(sums)).toEqual(new Set(['0 changed', '1 changed']));
  const { events } = await actsSince(db, before);
  expect(events.map(({ type }) => type)).toEqual(['community.described']);
});

const changed =
  'configuration.changed: what the plan was made from is no longer so; nothing was applied, make a new plan\n';
