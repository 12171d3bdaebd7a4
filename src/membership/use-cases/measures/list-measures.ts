// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { readMoment, writeCursor } from '../../../kernel/cursor.js';
import type { CommunityId, Slug } from '../../../kernel/ids.js';
import { mayDecline } from '../../domain/measures/rank.js';
import { getCommunity } from '../../store/communities.js';
import { listMeasuresPage, type ListedMeasure } from '../../store/measures/measure-lists.js';
import { demand, demandDeciding, demandSight, powersOf } from '../authorise.js';

interface Query {
  readonly actor: Actor;
  readonly locale: 'it' | 'en';
  readonly cursor?: string | undefined;
}

export interface MeasureList {
  readonly items: readonly (ListedMeasure & {
    /** Whether the reader may let this proposal fall. */
    readonly mayDecline?: boolean;
  })[];
  readonly next: string | undefined;
}

const pageSize = 30;

/**
 * What was decided in a community, newest first, for those who may decide.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `request.malformed`
 */
export async function listMeasures(
  { db }: { db: Db },
  { actor, slug, ...query }: Query & { slug: Slug },
): Promise<MeasureList> {
  const community = await getCommunity(db, slug);
  const powers = await powersOf(db, actor, community.id);
  demandSight(powers, community);
  demandDeciding(powers);
  const { items, next } = await pageOf(db, community.id, query);
  return {
    items: items.map((one) => ({
      ...one,
      mayDecline:
        one.status === 'proposed' && mayDecline(powers, one, one.roleHeld ? [one.roleHeld] : []),
    })),
    next,
  };
}

/**
 * The bans from every community, newest first.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `request.malformed`
 */
export async function listBansEverywhere(
  { db }: { db: Db },
  { actor, ...query }: Query,
): Promise<MeasureList> {
  demand(await powersOf(db, actor), 'person.ban');
  return pageOf(db, 'all', query);
}

async function pageOf(
  db: Db,
  place: CommunityId | 'all',
  { locale, cursor }: Omit<Query, 'actor'>,
): Promise<MeasureList> {
  const after = cursor === undefined ? undefined : readMoment(cursor);
  const rows = await listMeasuresPage(db, place, { locale, after, limit: pageSize + 1 });
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return { items: page.map(({ measure }) => measure), next: last && writeCursor(last.key) };
}
