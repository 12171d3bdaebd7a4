// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Facets, FacetValue, ProgrammeName } from './community-card.js';

/** What a community is counted by. */
export interface Counted {
  readonly topics: readonly string[];
  readonly province: string | null;
  readonly audience: string;
  /** Empty for one that takes in nobody. */
  readonly ways: readonly string[];
}

/** More values of a facet than anybody chooses from; topics are free words. */
export const mostValues = 100;

/**
 * How many of these communities there are for each value.
 * @param programmes for every community each that it belongs to
 */
export const countFacets = (
  communities: readonly Counted[],
  programmes: readonly ProgrammeName[],
): Facets => ({
  topics: tally(communities.flatMap(({ topics }) => [...new Set(topics)])),
  provinces: tally(communities.flatMap(({ province }) => province ?? [])),
  audiences: tally(communities.map(({ audience }) => audience)),
  ways: tally(communities.flatMap(({ ways }) => (ways.length > 0 ? [...new Set(ways)] : 'closed'))),
  programmes: tally(
    programmes.map(({ slug }) => slug),
    new Map(programmes.map(({ slug, name }) => [slug, name])),
  ),
});

function tally(
  values: readonly string[],
  names?: ReadonlyMap<string, string>,
): readonly FacetValue[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, communities]) => ({ value, name: names?.get(value), communities }))
    .toSorted((a, b) => b.communities - a.communities || (a.value < b.value ? -1 : 1))
    .slice(0, mostValues);
}
