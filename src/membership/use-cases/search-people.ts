// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import { findPeopleNamed, type Person } from '../store/people.js';
import { demand, powersOf } from './authorise.js';

const most = 20;

/**
 * Finds whom the regional staff means when it names a manager: by a part of the display name, twenty at most.
 * @throws PiazzaError `right.missing`, `session.level_too_low`
 */
export async function searchPeople(
  deps: { db: Db },
  { actor, query }: { actor: Actor; query: string },
): Promise<readonly Person[]> {
  demand(await powersOf(deps.db, actor), 'community.approve');
  const named = query.trim();
  return named.length < 2 ? [] : findPeopleNamed(deps.db, named, most, { withMinors: true });
}
