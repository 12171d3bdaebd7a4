// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import { day, later, type Clock } from '../../kernel/clock.js';
import { readMoment, writeCursor } from '../../kernel/cursor.js';
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
/** So many communities at risk on a page. */
const riskPage = 50;

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
  /** The cursor of more of them; undefined on the last page. */
  readonly next: string | undefined;
  /** Whether the reader may create communities and open them. */
  readonly approves: boolean;
}

/**
 * The network at a glance, for staff.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `request.malformed` for a cursor that is none
 */
export async function readOverview(
  deps: { db: Db; now: Clock },
  query: { actor: Actor; locale: 'it' | 'en'; cursor?: string | undefined },
): Promise<Overview> {
  const { actor, locale, cursor } = query;
  const powers = await powersOf(deps.db, actor);
  demand(powers, 'stats.read_platform');
  return {
    drafts: await listDraftRows(deps.db, locale),
    unmanaged: await listUnmanagedRows(deps.db, locale),
    territories: withEmptyProvinces(await sumByTerritory(deps.db)),
    topics: await countTopics(deps.db),
    programmes: await countProgrammes(deps.db, locale),
    ...(await readAtRisk(deps, locale, cursor)),
    approves: can(powers, 'community.approve'),
  };
}

async function readAtRisk(
  { db, now }: { db: Db; now: Clock },
  locale: 'it' | 'en',
  cursor: string | undefined,
): Promise<Pick<Overview, 'atRisk' | 'next'>> {
  const after = cursor === undefined ? undefined : readMoment(cursor);
  const before = later(now(), riskDays * day);
  const rows = await listAtRisk(db, { locale, before, after, limit: riskPage + 1 });
  const last = rows.length > riskPage ? rows[riskPage - 1] : undefined;
  return {
    atRisk: rows.slice(0, riskPage).map(({ community }) => community),
    next: last && writeCursor(last.key),
  };
}

/** Where nothing is yet is what a network has to see. */
function withEmptyProvinces(counts: readonly TerritoryCount[]): readonly TerritoryCount[] {
  const missing = provinces.filter((one) => !counts.some(({ province }) => province === one));
  return [...counts, ...missing.map((province) => ({ province, communities: 0, members: 0 }))];
}
