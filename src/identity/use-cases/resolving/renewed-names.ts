// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Candidate } from '../../domain/candidate.js';
import { civilNames, type CivilNames } from '../../domain/names.js';
import type { Context } from './context.js';

/** What a national means says differently from what is stored; a name it leaves out stays. */
export function renewedNames(
  { input }: Pick<Context, 'input'>,
  member: Pick<Candidate, keyof CivilNames>,
): Partial<CivilNames> | undefined {
  if (input.profile.class !== 'proven') return undefined;
  const said = civilNames(input.profile.claims);
  const renewed = {
    ...(said.givenName && said.givenName !== member.givenName && { givenName: said.givenName }),
    ...(said.familyName &&
      said.familyName !== member.familyName && { familyName: said.familyName }),
    ...(said.ageClass && said.ageClass !== member.ageClass && { ageClass: said.ageClass }),
  };
  return Object.keys(renewed).length > 0 ? renewed : undefined;
}
