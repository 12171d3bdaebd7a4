// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import {
  deletePlace,
  getProgramme,
  holdPlaced,
  insertPlace,
} from '../../store/programmes/programmes.js';
import { demand, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

interface Place {
  readonly actor: Actor;
  readonly programme: Slug;
  readonly community: Slug;
}

/**
 * Puts a community into a programme. Nobody's membership changes.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `programme.not_found`, `community.not_found`,
 *   `community.archived`, `programme.already_in`
 */
export async function putInProgramme(deps: { db: Db; now: Clock }, place: Place): Promise<void> {
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, place.actor), 'programme.edit');
    const programme = await getProgramme(trx, place.programme);
    const { id, isArchived } = await holdPlaced(trx, place.community);
    if (isArchived) throw new PiazzaError('community.archived', { slug: place.community });
    const at = deps.now();
    await insertPlace(trx, { programmeId: programme.id, communityId: id, at });
    await record(trx, {
      type: 'programme.community_added',
      at,
      actor: place.actor.memberId,
      community: id,
      data: { programme: programme.id },
    });
  });
}

/**
 * Takes a community out of a programme.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `programme.not_found`, `community.not_found`,
 *   `programme.not_in`
 */
export async function takeFromProgramme(deps: { db: Db; now: Clock }, place: Place): Promise<void> {
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, place.actor), 'programme.edit');
    const programme = await getProgramme(trx, place.programme);
    const { id } = await holdPlaced(trx, place.community);
    const wasIn = await deletePlace(trx, { programmeId: programme.id, communityId: id });
    if (!wasIn) throw new PiazzaError('programme.not_in', { slug: place.community });
    await record(trx, {
      type: 'programme.community_removed',
      at: deps.now(),
      actor: place.actor.memberId,
      community: id,
      data: { programme: programme.id },
    });
  });
}
