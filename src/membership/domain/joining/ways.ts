// SPDX-License-Identifier: AGPL-3.0-or-later
import type { OrganisationId } from '../../../kernel/ids.js';
import type { Level } from '../../../kernel/level.js';
import type { AffiliationDemand } from '../organisations/demand.js';

/** How somebody becomes a member; a community has one way for each at most, and none when it takes in nobody. */
export const wayPaths = ['open', 'invitation', 'affiliation', 'approval'] as const;
export type WayPath = (typeof wayPaths)[number];

/**
 * One way in, with what it asks beyond the community's own level and providers. All that is said must hold.
 * `affiliation` admits at once whoever proves to belong where the community wants its members from.
 */
export interface JoinWay {
  readonly path: WayPath;
  readonly minimumLevel?: Level | undefined;
  /** Provider instances that this way admits. */
  readonly providers?: readonly string[] | undefined;
  /** The person has proven an address at one of these domains (in lower case, subdomains not included). */
  readonly emailDomains?: readonly string[] | undefined;
  /** Only people whose provider said that they are of age. */
  readonly adults?: true | undefined;
  /** The person belongs to an organisation, proven well enough. */
  readonly affiliation?: AffiliationDemand | undefined;
}

/** What comes out: a membership at once, or a request that the managers decide. */
export type JoinResult = 'join' | 'submit';
export const resultOf = ({ path }: Pick<JoinWay, 'path'>): JoinResult =>
  path === 'approval' ? 'submit' : 'join';

/** The organisations that these ways name, each once. */
export const organisationsOf = (ways: readonly JoinWay[]): readonly OrganisationId[] => [
  ...new Set(ways.flatMap(({ affiliation }) => affiliation?.organisations ?? [])),
];

/** The one word for a catalogue card: what a stranger would do. */
export type JoinPath = WayPath | 'closed';
export const joinPaths: readonly JoinPath[] = [
  'open',
  'affiliation',
  'approval',
  'invitation',
  'closed',
];

/** The same in the catalogue, where communities that live elsewhere are too. */
export const cataloguePaths = [...joinPaths, 'elsewhere'] as const;
export type CataloguePath = (typeof cataloguePaths)[number];

export const headline = (ways: readonly Pick<JoinWay, 'path'>[]): JoinPath =>
  joinPaths.find((path) => ways.some((way) => way.path === path)) ?? 'closed';
