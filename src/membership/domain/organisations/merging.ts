// SPDX-License-Identifier: AGPL-3.0-or-later
import type { OrganisationId } from '../../../kernel/ids.js';
import type { JoinWay } from '../joining/ways.js';
import type { Seat } from '../seats/seat.js';
import type { Affiliation } from './affiliation.js';
import { provesAsMuch } from './demand.js';
import type { Representation } from './representation.js';

/** One organisation that was entered twice: what is of the first goes on as of the second. */
export interface Merging {
  readonly from: OrganisationId;
  readonly into: OrganisationId;
}

/** Of two that say the same of one person, the better proven; that of the organisation that remains before the other. */
export const betterProven = (own: Affiliation, other: Affiliation): Affiliation =>
  provesAsMuch(own.proof, other.proof) ? own : other;

/** Of two that one person holds, or is offered: what is held before what is offered, the later end before the other. */
export function longerHeld(own: Representation, other: Representation): Representation {
  const end = ({ status, validUntil }: Representation): number =>
    status === 'active' ? (validUntil?.getTime() ?? 0) : -1;
  return end(own) >= end(other) ? own : other;
}

/** Of two in one community, the one that is held; that of the organisation that remains before the other. */
export const seatThatStays = (own: Seat, other: Seat): Seat =>
  other.status === 'held' && own.status !== 'held' ? other : own;

/** The ways in, naming the one that remains. */
export const renamed = (ways: readonly JoinWay[], { from, into }: Merging): readonly JoinWay[] =>
  ways.map((way) => {
    if (!way.affiliation?.organisations.includes(from)) return way;
    const organisations = way.affiliation.organisations.map((id) => (id === from ? into : id));
    return {
      ...way,
      affiliation: { ...way.affiliation, organisations: [...new Set(organisations)] },
    };
  });
