// SPDX-License-Identifier: AGPL-3.0-or-later
import { day } from '../../kernel/clock.js';
import { higher } from '../../kernel/level.js';
import { fixedId, type Chance } from './chance.js';
import type { DemoCommunity } from './communities.js';
import { joinDates, wakingHour } from './growth.js';
import type { DemoPerson } from './people.js';
import { communityId } from './plan-communities.js';
import type { TableRows } from './write-rows.js';

export interface DemoStint {
  readonly id: string;
  readonly community: DemoCommunity;
  readonly person: DemoPerson;
  readonly startedAt: Date;
  readonly endedAt: Date | undefined;
}

interface Region {
  readonly chance: Chance;
  readonly now: Date;
  /** Oldest first. */
  readonly people: readonly DemoPerson[];
}

/** Nobody leaves in the first three months. */
const leastStay = 90 * day;

/**
 * Who joined a community and when: those named from the start, then people who were here by that day, each once.
 * Nobody named leaves.
 */
export function planStints(
  { chance, now, people }: Region,
  community: DemoCommunity,
  named: readonly DemoPerson[],
): DemoStint[] {
  const dates = joinDates(chance, community, now);
  const members = new Set(named);
  const stints = named.map((person, index) =>
    stintOf(community, person, { startedAt: dates[index] ?? now }),
  );
  for (const startedAt of dates.slice(named.length)) {
    const person = newcomer(chance, people, { startedAt, members });
    if (!person) continue;
    members.add(person);
    const endedAt = leaveDate(chance, community, { startedAt, now });
    stints.push(stintOf(community, person, { startedAt, endedAt }));
  }
  return stints;
}

export const stintRows = (stints: readonly DemoStint[]): TableRows => ({
  table: 'stint',
  rows: stints.map(({ id, community, person, startedAt, endedAt }) => ({
    id,
    community_id: communityId(community),
    member_id: person.id,
    status: endedAt ? 'left' : 'active',
    join_path: community.rules.join_path === 'approval' ? 'approval' : 'open',
    level_at_join: higher(community.rules.minimum_level, person.level),
    provider_at_join: 'spid',
    started_at: startedAt,
    ended_at: endedAt ?? null,
  })),
});

function newcomer(
  chance: Chance,
  people: readonly DemoPerson[],
  { startedAt, members }: { startedAt: Date; members: ReadonlySet<DemoPerson> },
): DemoPerson | undefined {
  const here = people.filter((person) => person.createdAt <= startedAt && !members.has(person));
  return here.length === 0 ? undefined : chance.pick(here);
}

function leaveDate(
  chance: Chance,
  { leavers }: DemoCommunity,
  { startedAt, now }: { startedAt: Date; now: Date },
): Date | undefined {
  const stays = chance.below(100) >= leavers;
  const room = now.getTime() - startedAt.getTime() - leastStay - day;
  if (stays || room <= 0) return undefined;
  return wakingHour(chance, startedAt.getTime() + leastStay + chance.next() * room);
}

const stintOf = (
  community: DemoCommunity,
  person: DemoPerson,
  { startedAt, endedAt }: { startedAt: Date; endedAt?: Date | undefined },
): DemoStint => ({
  id: fixedId(`stint ${community.slug} ${person.id}`, startedAt),
  community,
  person,
  startedAt,
  endedAt,
});
