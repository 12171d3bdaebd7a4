// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseFiscalNumber } from '../../kernel/fiscal-code.js';
import { ageClass } from '../age-class.js';
import type { PersonKey, UpstreamSession } from '../provider.js';
import { ProviderError } from '../provider-error.js';
import type { Statement } from './statement.js';

/** What an assertion says of a person, whatever its attributes are called. */
export interface CivilData {
  readonly givenName: string | undefined;
  readonly familyName: string | undefined;
  /** YYYY-MM-DD; reduced to an age class here, and it goes no further. */
  readonly birthdate: string | undefined;
}

/** By the names that SPID and CIE use. */
export const civilData = (attributes: ReadonlyMap<string, string>): CivilData => ({
  givenName: attributes.get('name'),
  familyName: attributes.get('familyName'),
  birthdate: attributes.get('dateOfBirth'),
});

/** The standard claims of OpenID Connect (Core 1.0, 5.1), and `age_class`. */
export function civilClaims(
  { givenName, familyName, birthdate }: CivilData,
  now: Date,
): Readonly<Record<string, unknown>> {
  const named = [
    ['given_name', givenName],
    ['family_name', familyName],
    ['age_class', ageClass(birthdate, now)],
  ] as const;
  return Object.fromEntries(named.filter(([, value]) => value !== undefined));
}

/** @param fiscalNumber as sent, with or without `TINIT-`. @throws ProviderError when it is none */
export function fiscalKey(fiscalNumber: string | undefined): PersonKey {
  const value = parseFiscalNumber(fiscalNumber ?? '');
  if (!value) throw new ProviderError('malformed', { rule: 'attributes.fiscal_number_form' });
  return { scheme: 'it-fiscal-code', value };
}

/** @param endable whether the identity provider keeps a session that we may ask it to end */
export function upstreamOf(
  { nameId, nameQualifier, sessionIndex }: Statement,
  issuer: string,
  endable: boolean,
): UpstreamSession {
  if (sessionIndex === undefined) return { subject: nameId };
  const named = { subject: nameId, session: sessionIndex };
  return endable ? { ...named, memory: { issuer, nameId, nameQualifier, sessionIndex } } : named;
}
