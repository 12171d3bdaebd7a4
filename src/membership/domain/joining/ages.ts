// SPDX-License-Identifier: AGPL-3.0-or-later

/** Of which age class somebody is, as a provider once said; undefined when none did. */
export type AgeClass = 'minor' | 'adult' | undefined;

/** Of which age class the members of a community are: people of age, or those of 14 to 17 years. */
export const restrictedAges = ['adults', 'minors'] as const;
export type Ages = (typeof restrictedAges)[number];

/** The shortest assessment that a restriction rests on. */
export const shortestAssessment = 20;

export type UnmetAge =
  | 'membership.adults_only'
  | 'membership.minors_only'
  | 'membership.age_unknown';

/** What stands between somebody's age class and those that are asked; undefined when nothing does. */
export function unmetAge(asked: readonly Ages[], ageClass: AgeClass): UnmetAge | undefined {
  if (asked.length === 0) return undefined;
  if (ageClass === undefined) return 'membership.age_unknown';
  if (asked.includes('adults') && ageClass !== 'adult') return 'membership.adults_only';
  return asked.includes('minors') && ageClass !== 'minor' ? 'membership.minors_only' : undefined;
}
