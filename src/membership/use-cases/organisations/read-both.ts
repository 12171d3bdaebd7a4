// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { OrganisationId } from '../../../kernel/ids.js';
import type { OrganisationEntry } from '../../domain/organisations/organisation.js';
import { countBelongings, type Belongings } from '../../store/organisations/belongings.js';
import { readEntry } from './change-organisation.js';

/** Of more than so many of a kind the page says only that they are more. */
export const mostCounted = 1_000;

/** One of the two entries that are to be one. */
export interface OneOfBoth {
  readonly id: OrganisationId;
  readonly entry: OrganisationEntry;
  readonly has: Belongings;
}

/**
 * Two entries side by side, with what belongs to each, before staff make them one.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `organisation.same`, `organisation.not_entered`,
 *   `organisation.not_active`
 */
export async function readBoth(
  { db }: { db: Db },
  input: {
    readonly actor: Actor;
    readonly organisationId: OrganisationId;
    readonly into: OrganisationId;
  },
): Promise<{ readonly going: OneOfBoth; readonly staying: OneOfBoth }> {
  const { actor, organisationId, into } = input;
  if (organisationId === into) throw new PiazzaError('organisation.same', { id: into });
  const one = async (id: OrganisationId): Promise<OneOfBoth> => {
    const { entry, status } = await readEntry({ db }, { actor, organisationId: id });
    if (status !== 'active') throw new PiazzaError('organisation.not_active', { id });
    return { id, entry, has: await countBelongings(db, id, mostCounted) };
  };
  return { going: await one(organisationId), staying: await one(into) };
}
