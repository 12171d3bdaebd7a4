// SPDX-License-Identifier: AGPL-3.0-or-later
import { smallestCount } from '../community.js';

/** People across the communities of a programme. */
export interface ShownAudience {
  /** At least so many, in steps of five. */
  readonly atLeast: number | 'fewer_than_five';
  readonly countedAt: Date;
}

/** Rounded down to steps of five. */
export const inSteps = (people: number): number => people - (people % smallestCount);

/**
 * Rounded down: beside the numbers of single communities, an exact one would tell how many, perhaps one, belong to
 * two of them.
 */
export function shownAudience(counted: {
  readonly people: number;
  readonly countedAt: Date;
}): ShownAudience {
  const rounded = inSteps(counted.people);
  return {
    atLeast: rounded < smallestCount ? 'fewer_than_five' : rounded,
    countedAt: counted.countedAt,
  };
}
