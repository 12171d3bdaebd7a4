// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import { day, later, type Clock } from '../../kernel/clock.js';
import { can } from '../domain/policy.js';
import {
  countProgrammes,
  countTopics,
  listAtRisk,
  type AtRisk,
  type ProgrammeCount,
  type TopicCount,
} from '../store/network.js';
import {
  listDraftRows,
  listUnmanagedRows,
  sumByTerritory,
  type Draft,
  type TerritoryCount,
  type Unmanaged,
} from '../store/statistics.js';
import { demand, powersOf } from './authorise.js';
import { provinces } from '../../kernel/province.js';

/** A term that ends sooner is a risk. */
const riskDays = 60;

export interface Overview {
  /** Communities that wait for a manager or for their activation. */
  readonly drafts: readonly Draft[];
  /** Communities that nobody manages for long. */
  readonly unmanaged: readonly Unmanaged[];
  /** Every province of the region, those without any community too. */
  readonly territories: readonly TerritoryCount[];
  /** What communities are about, across the region. */
  readonly topics: readonly TopicCount[];
  readonly programmes: readonly ProgrammeCount[];
  /** Communities that may soon have nobody to answer for them. */
  readonly atRisk: readonly AtRisk[];
  /** Whether the reader may create communities and open them. */
  readonly approves: boolean;
}

/**
 * The network at a glance, for staff.
 * @throws PiazzaError `right.missing`, `session.level_too_low`
 */
export async function readOverview(
  deps: { db: Db; now: Clock },
  { actor, locale }: { actor: Actor; locale: 'it' | 'en' },
): Promise<Overview> {
  const powers = await powersOf(deps.db, actor);
  demand(powers, 'stats.read_platform');
  return {
    drafts: await listDraftRows(deps.db, locale),
    unmanaged: await listUnmanagedRows(deps.db, locale),
    territories: withEmptyProvinces(await sumByTerritory(deps.db)),
    topics: await countTopics(deps.db),
    programmes: await countProgrammes(deps.db, locale),
    atRisk: await listAtRisk(deps.db, { locale, before: later(deps.now(), riskDays * day) }),
    approves: can(powers, 'community.approve'),
  };
}

/** Where nothing is yet is what a network has to see. */
function withEmptyProvinces(counts: readonly TerritoryCount[]): readonly TerritoryCount[] {
  const missing = provinces.filter((one) => !counts.some(({ province }) => province === one));
  return [...counts, ...missing.map((province) => ({ province, communities: 0, members: 0 }))];
}
