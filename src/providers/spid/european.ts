// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PersonKey } from '../provider.js';
import { ProviderError } from '../provider-error.js';
import type { CivilData } from '../saml/person.js';
import type { Statement } from '../saml/statement.js';

/** Nationality, destination, identifier of at most 256 characters (eIDAS SAML attribute profile, 2.2.3). */
const personIdentifier = /^([A-Z]{2})\/[A-Z]{2}\/\S{1,256}$/;

/** A person whom another state knows: their key, and that state. */
export interface European {
  readonly personKey: PersonKey;
  /** ISO 3166-1 alpha-2 */
  readonly state: string;
}

/**
 * The node sends the PersonIdentifier where SPID has its code. It is kept as sent: capitals count, and
 * the same identifier from another state is another person.
 * @throws ProviderError when it is none
 */
export function readEuropean({ attributes }: Statement): European {
  const value = attributes.get('spidCode') ?? '';
  const [, state] = personIdentifier.exec(value) ?? [];
  if (!state) throw new ProviderError('malformed', { rule: 'attributes.person_identifier_form' });
  return { personKey: { scheme: 'eidas-person-id', value }, state };
}

/** Names in Latin letters where the state gives them too, for those who work here have to read them. */
export const europeanData = ({ attributes, allValues }: Statement): CivilData => ({
  givenName: latin(allValues.get('name')),
  familyName: latin(allValues.get('familyName')),
  birthdate: attributes.get('dateOfBirth'),
});

const latin = (values: readonly string[] = []): string | undefined =>
  values.find((value) =>
    /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]+$/u.test(value),
  ) ?? values[0];
