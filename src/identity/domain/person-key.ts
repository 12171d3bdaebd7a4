// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { PiazzaError } from '../../kernel/errors.js';
import { parseFiscalNumber } from '../../kernel/fiscal-code.js';
import type { NamedKey } from '../../kernel/sealed-box.js';
import type { PersonKey } from './profile.js';

export interface KeyedHash {
  /** The id of the key that made it. */
  readonly version: string;
  readonly hmac: Buffer;
}

/** Turns national identifiers into what may be stored: HMAC-SHA-256 under keys that the database never sees. */
export interface PersonKeys {
  /** One hash per configured key, newest first. @throws PiazzaError `identity.key_malformed` */
  hash(scheme: PersonKey['scheme'], value: string): readonly KeyedHash[];
  /** A subject that is itself a national identifier, hexadecimal, the same for ever. @throws PiazzaError `identity.key_malformed` */
  subject(scheme: PersonKey['scheme'], value: string): string;
}

/** The labels keep the two uses apart; changing one would make every person a stranger. */
const keyLabel = 'piazza/person-key/v1';
const subjectLabel = 'piazza/subject/v1';

/**
 * @param keys newest first. The oldest also names subjects, which have no version: it stays for ever,
 * while keys between may be retired once every member has a row under a newer one.
 */
export function createPersonKeys(keys: readonly NamedKey[]): PersonKeys {
  const ready = keys.map(({ id, secret }) => ({ id, secret: createSecretKey(secret) }));
  const oldest = ready.at(-1);
  if (!oldest) throw new Error('person keys need a key');
  const digest = (key: KeyObject, ...parts: [label: string, scheme: string, value: string]) =>
    createHmac('sha256', key).update(parts.join('\0')).digest();

  return {
    hash(scheme, value) {
      const text = canonical(scheme, value);
      return ready.map(({ id, secret }) => ({
        version: id,
        hmac: digest(secret, keyLabel, scheme, text),
      }));
    },
    subject(scheme, value) {
      return digest(oldest.secret, subjectLabel, scheme, canonical(scheme, value)).toString('hex');
    },
  };
}

const withCountry = /^([A-Z]{2}):(.+)$/;

/** Omocodia is never undone: two spellings are two persons until an office says otherwise. */
function canonical(scheme: PersonKey['scheme'], value: string): string {
  const text = value.trim();
  const number =
    scheme === 'it-fiscal-code'
      ? parseFiscalNumber(text.toUpperCase().replace(withCountry, 'TIN$1-$2'))
      : text;
  // The value itself stays out of the error, which is logged.
  if (!number) throw new PiazzaError('identity.key_malformed', { scheme });
  return number;
}
