// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MemberId } from '../../kernel/ids.js';
import { isReservedName } from './reserved-names.js';

/** What a national means says of the person; refreshed at each sign-in. */
export interface CivilNames {
  readonly givenName: string | undefined;
  readonly familyName: string | undefined;
  readonly ageClass: 'minor' | 'adult' | undefined;
}

type Claims = Readonly<Record<string, unknown>>;

export function civilNames(claims: Claims): CivilNames {
  const age = claims['age_class'];
  return {
    givenName: textOf(claims['given_name']),
    familyName: textOf(claims['family_name']),
    ageClass: age === 'minor' || age === 'adult' ? age : undefined,
  };
}

/**
 * The name that others see until the person chooses one: the given name and an initial, never the
 * address; without any name, a word and the end of the member's id.
 */
export function firstDisplayName(claims: Claims, locale: 'it' | 'en', id: MemberId): string {
  const { givenName, familyName } = civilNames(claims);
  if (givenName && familyName) return `${givenName} ${familyName.slice(0, 1)}.`;
  const name = givenName ?? textOf(claims['name']) ?? textOf(claims['nickname']);
  if (name && !name.includes('@') && !isReservedName(name)) return name;
  return `${locale === 'it' ? 'Membro' : 'Member'} ${id.slice(-4)}`;
}

/** The name of the person of a reply, for a question that shows both. */
export function nameOf(claims: Claims): string | undefined {
  const { givenName, familyName } = civilNames(claims);
  const whole = [givenName, familyName].filter((part) => part !== undefined).join(' ');
  return whole || textOf(claims['name']);
}

/** A name as typed, in one line, composed and without invisible characters; undefined when it is none. */
export function cleanDisplayName(typed: string): string | undefined {
  const name = inOneLine(typed.normalize('NFC'));
  return name.length >= 2 && name.length <= 80 && /\p{L}/u.test(name) ? name : undefined;
}

function textOf(claim: unknown): string | undefined {
  if (typeof claim !== 'string') return undefined;
  const text = inOneLine(claim).slice(0, 80);
  return text === '' ? undefined : text;
}

// Control and format characters, bidirectional overrides among them, would let a name imitate another.
const inOneLine = (text: string): string =>
  text.replaceAll(/\s+/gu, ' ').replaceAll(/\p{C}/gu, '').trim();
