// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseFiscalNumber } from '../../kernel/fiscal-code.js';
import type { Persona } from '../demo/personas.js';
import { fixedId } from './chance.js';
import type { DemoPerson } from './people.js';
import type { TableRows } from './write-rows.js';

/** Keyed hashes of a person's number under every configured key. */
export interface PersonKeys {
  hash(scheme: 'it-fiscal-code', value: string): readonly { version: string; hmac: Buffer }[];
}

/** An identity provider that signed them in once; nobody can sign in with it. */
const issuer = 'https://idp.example.org/spid';

/** A persona of the simulators as one of the region's people; none without an Italian fiscal number. */
export function personOf(persona: Persona, createdAt: Date): DemoPerson | undefined {
  const number = parseFiscalNumber(persona.fiscalNumber ?? '');
  if (!number) return undefined;
  return {
    id: fixedId(`persona ${persona.id}`, createdAt),
    givenName: persona.givenName,
    familyName: persona.familyName,
    birthdate: persona.birthdate,
    fiscalCode: number.replace(/^IT:/, ''),
    email: persona.email,
    province: undefined,
    level: 'substantial',
    locale: 'it',
    createdAt,
  };
}

/** Members with their keys, one identity and one address each: found again by the key at the first sign-in. */
export function planPeople(people: readonly DemoPerson[], personKeys: PersonKeys): TableRows[] {
  return [
    { table: 'member', rows: people.map(memberRow) },
    { table: 'person_key', rows: people.flatMap((person) => keyRows(person, personKeys)) },
    { table: 'identity', rows: people.map(identityRow) },
    { table: 'contact_point', rows: people.map(addressRow) },
  ];
}

const memberRow = (person: DemoPerson) => ({
  id: person.id,
  status: 'active',
  display_name: `${person.givenName} ${person.familyName.slice(0, 1)}.`,
  given_name: person.givenName,
  family_name: person.familyName,
  locale: person.locale,
  age_class: 'adult',
  province: person.province ?? null,
  notice_read_at: person.createdAt,
  created_at: person.createdAt,
});

const keyRows = (person: DemoPerson, personKeys: PersonKeys) =>
  personKeys.hash('it-fiscal-code', `IT:${person.fiscalCode}`).map(({ version, hmac }) => ({
    scheme: 'it-fiscal-code',
    key_version: version,
    hmac,
    member_id: person.id,
    level: person.level,
    recorded_at: person.createdAt,
  }));

const identityRow = (person: DemoPerson, index: number) => ({
  id: fixedId(`identity ${person.id}`, person.createdAt),
  member_id: person.id,
  issuer,
  subject: `DEMO${String(index).padStart(10, '0')}`,
  kind: 'spid',
  provider: 'spid',
  class: 'proven',
  level: person.level,
  label: 'SPID',
  linked_at: person.createdAt,
  last_used_at: person.createdAt,
});

const addressRow = (person: DemoPerson) => ({
  id: fixedId(`address ${person.id}`, person.createdAt),
  member_id: person.id,
  kind: 'email',
  value: person.email,
  value_normalised: person.email,
  verified_at: null,
  is_primary: true,
  created_at: person.createdAt,
});
