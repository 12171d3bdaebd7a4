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
import { momentOf, nameOf, pageOf, pageSize, type Listed } from '../../kernel/pages.js';
import { provinces } from '../../kernel/province.js';

/** A term that ends sooner is a risk. */
const riskDays = 60;
/** Charts show the largest. */
const mostTopics = 30;
const mostProgrammes = 50;

/** The first of some. */
export interface Largest<Item> {
  readonly items: readonly Item[];
  readonly hasMore: boolean;
}

/** Where each list of the overview goes on. */
export type OverviewCursors = Readonly<
  Record<'cursor' | 'drafts' | 'unmanaged', string | undefined>
>;

export interface Overview {
  /** Communities that wait for a manager or for their activation. */
  readonly drafts: Listed<Draft>;
  /** Communities that nobody manages for long. */
  readonly unmanaged: Listed<Unmanaged>;
  /** Every province of the region, those without any community too. */
  readonly territories: readonly TerritoryCount[];
  /** What communities are about, across the region. */
  readonly topics: Largest<TopicCount>;
  readonly programmes: Largest<ProgrammeCount>;
  /** Communities that may soon have nobody to answer for them. */
  readonly atRisk: Listed<AtRisk>;
  /** Whether the reader may create communities and open them. */
  readonly approves: boolean;
}

/**
 * The network at a glance, for staff.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `request.malformed` for a cursor that is none
 */
export async function readOverview(
  deps: { db: Db; now: Clock },
  query: { actor: Actor; locale: 'it' | 'en' } & Partial<OverviewCursors>,
): Promise<Overview> {
  const { db } = deps;
  const { actor, locale, cursor, drafts, unmanaged } = query;
  const powers = await powersOf(db, actor);
  demand(powers, 'stats.read_platform');
  const limit = pageSize + 1;
  const before = later(deps.now(), riskDays * day);
  const risks = await listAtRisk(db, { locale, before, after: momentOf(cursor), limit });
  return {
    drafts: pageOf(await listDraftRows(db, { locale, after: momentOf(drafts), limit })),
    unmanaged: pageOf(await listUnmanagedRows(db, { locale, after: nameOf(unmanaged), limit })),
    territories: withEmptyProvinces(await sumByTerritory(db)),
    topics: largestOf(await countTopics(db, mostTopics + 1), mostTopics),
    programmes: largestOf(
      await countProgrammes(db, { locale, limit: mostProgrammes + 1 }),
      mostProgrammes,
    ),
    atRisk: pageOf(risks.map(({ community: item, key }) => ({ item, key }))),
    approves: can(powers, 'community.approve'),
  };
}

const largestOf = <Item>(items: readonly Item[], most: number): Largest<Item> => ({
  items: items.slice(0, most),
  hasMore: items.length > most,
});

/** Where nothing is yet is what a network has to see. */
function withEmptyProvinces(counts: readonly TerritoryCount[]): readonly TerritoryCount[] {
  const missing = provinces.filter((one) => !counts.some(({ province }) => province === one));
  return [...counts, ...missing.map((province) => ({ province, communities: 0, members: 0 }))];
}
