// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { readCursor, writeCursor } from '../../../kernel/cursor.js';
import type { Slug } from '../../../kernel/ids.js';
import { smallestCount } from '../../domain/community.js';
import { inSteps, shownAudience, type ShownAudience } from '../../domain/programmes/audience.js';
import { textIn, type Programme } from '../../domain/programmes/programme.js';
import { countProgrammeByMonth, type MonthlyCount } from '../../store/growth.js';
import { readAudience } from '../../store/programmes/audience.js';
import { listPlacedRows, type ProgrammeCommunity } from '../../store/programmes/overview.js';
import { getProgramme } from '../../store/programmes/programmes.js';
import { demand } from '../authorise.js';
import { programmePowers } from './authorise.js';

const pageSize = 50;

export interface ProgrammeOverview {
  readonly programme: Programme;
  readonly name: string;
  /** People of all its communities, each counted once. */
  readonly audience: ShownAudience | undefined;
  /** Memberships in its communities at the end of each month, in steps of five. */
  readonly months: readonly MonthlyCount[];
  readonly communities: readonly ProgrammeCommunity[];
  readonly next: string | undefined;
}

/**
 * How a programme is doing, for who leads it and for staff: numbers, never lists of people, and none below five.
 * @throws PiazzaError `programme.not_found`, `right.missing`, `session.level_too_low`, `request.malformed`
 */
export async function readProgrammeOverview(
  { db, now }: { db: Db; now: Clock },
  query: {
    readonly actor: Actor;
    readonly slug: Slug;
    readonly locale: 'it' | 'en';
    readonly cursor?: string | undefined;
  },
): Promise<ProgrammeOverview> {
  const { actor, slug, locale, cursor } = query;
  const programme = await getProgramme(db, slug);
  demand(await programmePowers(db, actor, programme.id), 'programme.read');
  const [name = '', last = ''] = cursor === undefined ? [] : readCursor(cursor, 2);
  const after = cursor === undefined ? undefined : ([name, last] as const);
  const page = { locale, after, limit: pageSize + 1 };
  const rows = await listPlacedRows(db, programme.id, page);
  const counted = await readAudience(db, programme.id, 'lead');
  const months = await countProgrammeByMonth(db, programme.id, now());
  const end = rows.length > pageSize ? rows[pageSize - 1] : undefined;
  return {
    programme,
    name: textIn(programme, locale).name,
    audience: counted && shownAudience(counted),
    months: months
      .filter(({ members }) => members >= smallestCount)
      .map(({ month, members }) => ({ month, members: inSteps(members) })),
    communities: rows.slice(0, pageSize).map(({ community }) => community),
    next: end && writeCursor(end.key),
  };
}
