// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { EventType } from '../../../database/outbox.js';
import type { Actor } from '../../../kernel/actor.js';
import { later, type Clock } from '../../../kernel/clock.js';
import { readMoment, writeCursor } from '../../../kernel/cursor.js';
import type { Slug } from '../../../kernel/ids.js';
import { actsOf, historyReach, type HistoryKind } from '../../domain/history/acts.js';
import { can, type Powers } from '../../domain/policy.js';
import { findCommunityName } from '../../store/addressees.js';
import { getCommunity } from '../../store/communities.js';
import { readHistoryPage, type HistoryEntry } from '../../store/history/history.js';
import { demand, demandSight, powersOf } from '../authorise.js';

export type { HistoryEntry } from '../../store/history/history.js';

export interface ReadHistory {
  readonly actor: Actor;
  readonly slug: Slug;
  readonly locale: 'it' | 'en';
  /** Only acts of this kind. */
  readonly kind?: HistoryKind | undefined;
  readonly cursor?: string | undefined;
}

export interface HistoryPage {
  readonly name: string;
  readonly entries: readonly HistoryEntry[];
  readonly next: string | undefined;
}

const pageSize = 50;

/**
 * Who did what in a community within the last two years, newest first, fifty at a time; for who answers for it, and
 * for the privacy officer, hidden communities too.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low { minimum }`, `request.malformed`
 */
export async function readHistory(
  { db, now }: { readonly db: Db; readonly now: Clock },
  { actor, slug, locale, kind, cursor }: ReadHistory,
): Promise<HistoryPage> {
  const community = await getCommunity(db, slug);
  const powers = await powersOf(db, actor, community.id);
  if (!readsForRegion(powers)) demandSight(powers, community);
  demand(powers, 'audit.read_community');
  const after = cursor === undefined ? undefined : readMoment(cursor);
  const rows = await readHistoryPage(db, community.id, {
    acts: actsOf(kind) satisfies readonly EventType[],
    reader: actor.memberId,
    since: later(now(), -historyReach),
    after,
    limit: pageSize + 1,
  });
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return {
    name: (await findCommunityName(db, community.id, locale))?.name ?? slug,
    entries: page.map(({ entry }) => entry),
    next: last && writeCursor(last.key),
  };
}

/** The privacy officer, from whom no community is hidden here. */
const readsForRegion = (powers: Powers): boolean =>
  can({ ...powers, communityRoles: [], breaksGlass: false }, 'audit.read_community');
