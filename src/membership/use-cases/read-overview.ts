// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import { day, later, type Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import { parseId } from '../../kernel/ids.js';
import { readCursor, readMoment, writeCursor } from '../../kernel/cursor.js';
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
  type NameKey,
  type TerritoryCount,
  type Unmanaged,
} from '../store/statistics.js';
import { demand, powersOf } from './authorise.js';
import { provinces } from '../../kernel/province.js';

/** A term that ends sooner is a risk. */
const riskDays = 60;
/** So many communities of each list on a page. */
const pageSize = 50;
/** Charts show the largest. */
const mostTopics = 30;
const mostProgrammes = 50;

/** One page of a list. */
export interface Listed<Item> {
  readonly items: readonly Item[];
  /** The cursor of more of them; undefined on the last page. */
  readonly next: string | undefined;
}

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

const momentOf = (cursor: string | undefined) =>
  cursor === undefined ? undefined : readMoment(cursor);

/** @throws PiazzaError `request.malformed` */
function nameOf(cursor: string | undefined): NameKey | undefined {
  if (cursor === undefined) return undefined;
  const [name = '', id = ''] = readCursor(cursor, 2);
  if (parseId(id) === undefined) throw new PiazzaError('request.malformed', { fields: ['cursor'] });
  return [name, id];
}

function pageOf<Item>(
  rows: readonly { readonly item: Item; readonly key: readonly string[] }[],
): Listed<Item> {
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined;
  return {
    items: rows.slice(0, pageSize).map(({ item }) => item),
    next: last && writeCursor(last.key),
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
