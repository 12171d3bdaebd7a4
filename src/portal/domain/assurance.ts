// SPDX-License-Identifier: AGPL-3.0-or-later
import { levels, lower, rank, reaches, type Level } from '../../kernel/level.js';

const eidas = 'http://eidas.europa.eu/LoA/';

/** The `acr` of a level: the URIs of the eIDAS interoperability framework, our own below `low`. */
export const acrOf = (issuer: string, level: Level): string =>
  level === 'none' ? `${issuer}/loa/none` : `${eidas}${level}`;

export const acrValues = (issuer: string): readonly string[] =>
  levels.map((level) => acrOf(issuer, level)).toReversed();

export const levelOfAcr = (issuer: string, acr: string): Level | undefined =>
  levels.find((level) => acrOf(issuer, level) === acr);

/** What an authorization request says about assurance (OpenID Connect Core 1.0, 5.5.1.1 and 3.1.2.1). */
export interface RequestedAssurance {
  readonly acrValues: readonly string[];
  /** Values of an essential `acr` claim. */
  readonly essential: readonly string[];
}

/**
 * The level below which a sign-in does not serve: the portal's own, or the weakest level asked for
 * where that is higher. Unknown values are passed over, unless an essential request has no other.
 * @returns undefined when an essential request names no level that we know
 */
export function requiredLevel(
  issuer: string,
  own: Level,
  request: RequestedAssurance,
): Level | undefined {
  const essential = known(issuer, request.essential);
  if (request.essential.length > 0 && essential.length === 0) return undefined;
  const asked = essential.length > 0 ? essential : known(issuer, request.acrValues);
  if (asked.length === 0) return own;
  const weakest = asked.reduce(lower);
  return reaches(own, weakest) ? own : weakest;
}

/**
 * The `acr` to report: the level reached, or for an essential request the strongest of its values
 * that the level reaches, because there the answer has to be one of the values.
 */
export function reportedAcr(issuer: string, reached: Level, request: RequestedAssurance): string {
  const within = known(issuer, request.essential).filter((level) => reaches(reached, level));
  const strongest = within.toSorted((a, b) => rank(b) - rank(a))[0];
  return acrOf(issuer, strongest ?? reached);
}

const known = (issuer: string, values: readonly string[]): readonly Level[] =>
  values.flatMap((value) => levelOfAcr(issuer, value) ?? []);
