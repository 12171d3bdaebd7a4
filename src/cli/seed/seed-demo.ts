// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Pool } from '../../database/database.js';
import type { Clock } from '../../kernel/clock.js';
import type { Persona } from '../demo/personas.js';
import { createChance } from './chance.js';
import { readCommunities, type DemoCommunity } from './communities.js';
import { joinDates } from './growth.js';
import { makePeople, type DemoPerson } from './people.js';
import { planBetween } from './plan-between.js';
import { planNetwork } from './plan-network.js';
import { planOrganisations } from './plan-organisations.js';
import { planCards } from './plan-cards.js';
import { planCommunities } from './plan-communities.js';
import { personOf, planPeople, type PersonKeys } from './plan-people.js';
import { planRequests } from './plan-requests.js';
import { grantRows, planRoles } from './plan-roles.js';
import { planSeats } from './plan-seats.js';
import { planStaff } from './plan-staff.js';
import { planTerms } from './plan-terms.js';
import { planStints, stintRows } from './plan-stints.js';
import { writeRows, type Executor, type TableRows } from './write-rows.js';

export interface SeedDeps {
  readonly pool: Pool;
  readonly now: Clock;
  readonly personKeys: PersonKeys;
  readonly personas: readonly Persona[];
}

export interface Seeded {
  /** False when the region was there already, and nothing was touched. */
  readonly seeded: boolean;
  readonly members: number;
  readonly communities: number;
}

/** One at a time across nodes; the number says nothing. */
const seedLock = 7_420_301;
const luck = 20_181_126;
const managed = ['cdpp', 'garanti-partecipazione'];

/**
 * Makes the demonstration region, whole or not at all, the same in every run; does nothing when it is there.
 * It tells nobody: no event, no mail, no audit entry, because nobody did any of it.
 */
export async function seedDemo(deps: SeedDeps): Promise<Seeded> {
  const client = await deps.pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [seedLock]);
    const { rowCount } = await client.query(`select from community where slug = 'cdpp'`);
    const seeded = rowCount === 0 ? await write(client, deps) : { members: 0, communities: 0 };
    await client.query('commit');
    return { seeded: rowCount === 0, ...seeded };
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function write(
  executor: Executor,
  deps: SeedDeps,
): Promise<{ members: number; communities: number }> {
  const communities = readCommunities();
  const { people, tables } = plan(deps, communities);
  for (const table of tables) await writeRows(executor, table);
  await executor.query(`update community set status = 'active' where status = 'draft'`);
  await executor.query(`
    insert into member_count (community_id, members)
    select community_id, count(*) from stint where ended_at is null group by community_id`);
  await executor.query(`
    insert into member_month (community_id, month, delta)
    select community_id, month, sum(delta) from (
      select community_id, date_trunc('month', started_at at time zone 'UTC')::date as month, 1 as delta from stint
      union all
      select community_id, date_trunc('month', ended_at at time zone 'UTC')::date, -1 from stint
      where ended_at is not null
    ) change group by community_id, month`);
  await executor.query('analyze member, stint, role_grant, community, community_text');
  return { members: people.length, communities: communities.length };
}

/** Every row, parents first. */
function plan(
  deps: SeedDeps,
  communities: readonly DemoCommunity[],
): { people: readonly DemoPerson[]; tables: TableRows[] } {
  const chance = createChance(luck);
  const now = deps.now();
  const [largest] = communities;
  const arrivals = largest ? joinDates(chance, largest, now) : [];
  const cast = castOf(deps.personas, arrivals[0] ?? now);
  const people = [...cast.everybody, ...makePeople(chance, arrivals.slice(3))];
  const region = { chance, now, people: people.filter((person) => !cast.office.includes(person)) };

  const stints = communities.map((community) =>
    planStints(region, community, cast.membersOf(community)),
  );
  const grants = stints.flatMap((some) => planRoles(some, { chance, now, ...cast }));
  const requests = communities.flatMap((community, index) => {
    const members = new Set(stints[index]?.map(({ person }) => person.id));
    return planRequests(region, community, members);
  });
  const tables = [
    ...planPeople(people, deps.personKeys),
    ...planCommunities(communities),
    planStaff({ now, administrators: cast.administrators, staff: [cast.staff] }),
    stintRows(stints.flat()),
    ...planTerms({ communities, stints: stints.flat(), grants }),
    planCards(stints[0] ?? []),
    grantRows(grants),
    { table: 'join_request', rows: requests } as const,
    ...planNetwork({ now, staff: cast.staff, lead: cast.representative }),
    ...planBetween({ now, communities, stints: stints.flat(), grants }),
    ...planOrganisations({ now, ...cast, people: region.people.slice(5, 8) }),
    ...planSeats({ ...cast, stints: stints[0] ?? [] }),
  ];
  return { people, tables };
}

/** The personas that hold something; the others are nobody here until they sign in. */
function castOf(personas: readonly Persona[], since: Date) {
  const holding = (role: Persona['roles'][number]): DemoPerson[] =>
    personas
      .filter(({ roles }) => roles.includes(role))
      .flatMap((persona) => personOf(persona, since) ?? []);
  const [manager] = holding('manager');
  const [staff] = holding('regional_staff');
  const administrators = holding('platform_admin');
  const [administrator] = administrators;
  if (!manager || !staff || !administrator) throw new Error('the personas lack a role');
  const membersOf = ({ slug }: DemoCommunity): DemoPerson[] => {
    if (managed.includes(slug)) return [manager];
    return slug === 'team-partecipazione' ? [staff] : [];
  };
  const office = [staff, ...administrators];
  return {
    representative: manager,
    everybody: [manager, ...office],
    office,
    staff,
    administrator,
    administrators,
    membersOf,
  };
}
