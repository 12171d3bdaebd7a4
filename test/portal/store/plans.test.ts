// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { prepared } from '../../../src/database/prepared.js';
import { words } from '../../../src/database/words.js';
import { newId, trustId, type ClientId, type CommunityId } from '../../../src/kernel/ids.js';
import { checkSubject, checkSubjects } from '../../../src/portal/store/check.js';
import { listPortalEvents, mostPlaces } from '../../../src/portal/store/portal-events.js';
import { digestRoster } from '../../../src/portal/store/roster/digest.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { plansOf } from '../../support/plans.js';
import { fillForScim, scaleId } from '../../support/portal/scim-scale.js';

const { db, pool } = useDatabase();
const statements = prepared(pool);
const asked = 100;
/** What one statement may look at: some rows for each question or event, whatever there is in all. */
const mostRows = 8 * asked;

let asker: { readonly clientId: ClientId };
let sector: string;

beforeAll(async () => {
  const portal = await aPortal(db, { scopes: ['openid', 'memberships:read', 'events:read'] });
  asker = { clientId: trustId<ClientId>(portal.clientId) };
  sector = portal.sector ?? portal.clientId;
  await fillForScim(pool, { clientId: portal.clientId, sector });
  await pool.query(`insert into outbox (id, type, at, subject, community_id, data, position)
    select gen_random_uuid(), 'stint.started', started_at, member_id, community_id, '{}', row_number() over (order by id)
    from stint`);
  await pool.query('analyze outbox');
}, 120_000);

/** Every other one is known to the portal; the first 20,000 hold a role in the community that all belong to. */
const everyOther = Array.from({ length: asked }, (_, index) => (index * 7 + 1) * 2);
const questions = everyOther.map((number, index) => ({
  subject: `sub-${number}`,
  slug: index % 4 === 3 ? `comunita-${index}` : 'comunita-1',
}));
const latest = 99_000;

const reads: Readonly<Record<string, () => Promise<unknown>>> = {
  'one question': () => checkSubject(statements, asker, { subject: 'sub-2', slug: 'comunita-1' }),
  'a hundred questions': () => checkSubjects(statements, asker, questions),
  'the first events': () =>
    listPortalEvents(db, { ...asker, sector, communities: 'all' }, { after: 0, limit: asked }),
  'the latest events': () =>
    listPortalEvents(db, { ...asker, sector, communities: 'all' }, { after: latest, limit: asked }),
  'events of two communities': () =>
    listPortalEvents(
      db,
      { ...asker, sector, communities: [1, 2].map((n) => trustId<CommunityId>(scaleId(1, n))) },
      { after: latest, limit: asked },
    ),
};

describe('where a community has 100,000 members, 20,000 of them with a role', () => {
  it.each(Object.keys(reads))('no table is read from end to end for %s', async (name) => {
    const plans = await plansOf(pool, async () => reads[name]?.());
    expect(plans).toHaveLength(1);
    const steps = plans.flatMap((plan) => plan.steps);
    expect(steps.filter((step) => step.rows > mostRows)).toEqual([]);
  });
});

it('reads of a digest its slice alone', async () => {
  const of = { ...asker, sector, communityId: trustId<CommunityId>(scaleId(1, 1)) };
  const [plan] = await plansOf(pool, () =>
    digestRoster(db, { ...of, from: new Date(0), withGroups: true }),
  );
  const mostInSlice = 1_100;
  expect(plan?.steps.filter((step) => step.rows > mostInSlice)).toEqual([]);
});

/** How often the plan that serves every list of values was taken, after some runs. */
async function keptPlans(name: string, runs: readonly (readonly unknown[])[]): Promise<number> {
  const client = await pool.connect();
  const kept = newId();
  try {
    const [query] = (await plansOf(pool, async () => reads[name]?.())).slice(0, 1);
    for (const values of runs) {
      await client.query({ name: kept, text: query?.text ?? '', values: [...values] });
    }
    const { rows } = await client.query<{ generic_plans: number }>(
      `select generic_plans::int from pg_prepared_statements where name = $1`,
      [kept],
    );
    return rows[0]?.generic_plans ?? 0;
  } finally {
    client.release();
  }
}

it('plans the feed once for all of its pages', async () => {
  // As the text says them: of the changes, of what became of names, of who put an end to what the portal receives.
  const pages = [0, latest, 99_990, 5, 50_000, 99_999, 1].map((after) => [
    sector,
    after,
    [after + mostPlaces],
    asker.clientId,
    sector,
    after,
    [after + mostPlaces],
    asker.clientId,
    asker.clientId,
    after,
    [after + mostPlaces],
    asked,
  ]);
  expect(await keptPlans('the latest events', pages)).toBeGreaterThan(0);
});

it.each([1, 10, asked])('plans questions once, also where there are %i of them', async (count) => {
  const values = [
    asker.clientId,
    words(questions.slice(0, count).map(({ subject }) => subject)),
    words(questions.slice(0, count).map(({ slug }) => slug)),
    'memberships:read',
  ];
  const runs = Array.from({ length: 8 }, () => values);
  expect(await keptPlans('a hundred questions', runs)).toBeGreaterThan(0);
});
