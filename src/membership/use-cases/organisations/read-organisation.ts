// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { readCursor, writeCursor } from '../../../kernel/cursor.js';
import { parseId, trustId, type OrganisationId } from '../../../kernel/ids.js';
import { can } from '../../domain/policy.js';
import type { Organisation } from '../../domain/organisations/organisation.js';
import {
  listAffiliations,
  type ListedAffiliation,
  type PlaceInList,
} from '../../store/organisations/affiliations.js';
import { findOrganisation, listDomains } from '../../store/organisations/organisations.js';
import {
  isRepresentative,
  listRepresentations,
  type ListedRepresentation,
} from '../../store/organisations/representatives.js';
import { findPeopleNamed, type Person } from '../../store/people.js';
import { demand, powersOf } from '../authorise.js';
import { demandRepresentativeLevel } from './authorise.js';

export interface OrganisationPage {
  readonly organisation: Organisation;
  readonly domains: readonly string[];
  readonly representatives: readonly ListedRepresentation[];
  /** Who belongs to it; for its representatives alone. */
  readonly affiliations: readonly ListedAffiliation[];
  /** Where the next page of them begins. */
  readonly next: string | undefined;
  /** Whom the reader may mean when they offer it to somebody more, by a part of the display name: the staff anybody, others whom it knows. */
  readonly candidates: { readonly query: string; readonly people: readonly Person[] };
  /** What the reader may do here. */
  readonly may: { readonly verify: boolean; readonly represent: boolean };
}

const pageSize = 50;
const mostPeople = 20;

/**
 * An organisation as its representatives and the staff see it; staff see no list of people.
 * @throws PiazzaError `organisation.not_found`, `right.missing`, `session.level_too_low`, `request.malformed`
 */
export async function readOrganisation(
  { db, now }: { db: Db; now: Clock },
  input: {
    readonly actor: Actor;
    readonly organisationId: OrganisationId;
    readonly cursor?: string | undefined;
    readonly query?: string | undefined;
  },
): Promise<OrganisationPage> {
  const { actor, organisationId, cursor, query: named = '' } = input;
  const organisation = await findOrganisation(db, organisationId);
  if (!organisation) throw new PiazzaError('organisation.not_found', { id: organisationId });
  const own = { memberId: actor.memberId, organisationId, at: now() };
  const represent = await isRepresentative(db, own);
  const powers = await powersOf(db, actor);
  if (represent) demandRepresentativeLevel(actor.level);
  else demand(powers, 'org.verify');
  const after = cursor === undefined ? undefined : placeOf(cursor);
  const query = { organisationId, after, limit: pageSize + 1 };
  const verify = can(powers, 'org.verify');
  const found = represent ? await listAffiliations(db, query) : [];
  return {
    organisation,
    domains: await listDomains(db, organisationId),
    representatives: await listRepresentations(db, { organisationId }),
    affiliations: found.slice(0, pageSize),
    next: nextOf(found),
    candidates: {
      query: named,
      people:
        named.length < 2
          ? []
          : await findPeopleNamed(db, named, mostPeople, {
              to: verify ? undefined : organisationId,
            }),
    },
    may: { verify, represent },
  };
}

function nextOf(found: readonly ListedAffiliation[]): string | undefined {
  const last = found.length > pageSize ? found[pageSize - 1] : undefined;
  return last && writeCursor([last.proof === 'declared' ? 'waiting' : 'proven', last.id]);
}

/** @throws PiazzaError `request.malformed` */
function placeOf(cursor: string): PlaceInList {
  const [word = '', id = ''] = readCursor(cursor, 2);
  if (!['waiting', 'proven'].includes(word) || parseId(id) === undefined) {
    throw new PiazzaError('request.malformed', { fields: ['cursor'] });
  }
  return { proven: word === 'proven', id: trustId(id) };
}
