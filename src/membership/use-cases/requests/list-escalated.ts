// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { readMoment, writeCursor } from '../../../kernel/cursor.js';
import { mayRemindManagers } from '../../domain/join-request.js';
import { listEscalatedRequests, type EscalatedRequest } from '../../store/escalated-requests.js';
import { demand, powersOf } from '../authorise.js';

/** So many requests on a page. */
const pageSize = 50;

/** What a community leaves without an answer. */
export interface Unanswered extends Pick<EscalatedRequest, 'slug' | 'name' | 'remindedAt'> {
  readonly requests: readonly EscalatedRequest[];
  /** Whether its managers may be written to now. */
  readonly mayRemind: boolean;
}

export interface UnansweredPage {
  readonly communities: readonly Unanswered[];
  /** The cursor of more of them; undefined on the last page. */
  readonly next: string | undefined;
}

/**
 * For the regional staff: requests that their communities have not answered in time, the oldest first; those of one
 * community stand together on a page.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `request.malformed` for a cursor that is none
 */
export async function listEscalated(
  { db, now }: { db: Db; now: Clock },
  query: { actor: Actor; locale: 'it' | 'en'; cursor?: string | undefined },
): Promise<UnansweredPage> {
  const { actor, locale, cursor } = query;
  demand(await powersOf(db, actor), 'appeal.decide');
  const after = cursor === undefined ? undefined : readMoment(cursor);
  const rows = await listEscalatedRequests(db, { locale, after, limit: pageSize + 1 });
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined;
  const requests = rows.slice(0, pageSize).map(({ request }) => request);
  const at = now();
  const communities = [...Map.groupBy(requests, ({ slug }) => slug).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { slug, name, remindedAt } = first;
    return [
      { slug, name, remindedAt, requests: group, mayRemind: mayRemindManagers(remindedAt, at) },
    ];
  });
  return { communities, next: last && writeCursor(last.key) };
}
