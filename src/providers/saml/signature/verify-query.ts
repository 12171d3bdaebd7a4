// SPDX-License-Identifier: AGPL-3.0-or-later
import type { KeyObject } from 'node:crypto';
import { ProviderError } from '../../provider-error.js';
import { isAllowedSignature, verifySignature } from './algorithms.js';

/** A signed query of the Redirect binding, as it came. */
export interface SignedQuery {
  readonly parameter: 'SAMLRequest' | 'SAMLResponse';
  /** Decoded, still base64. */
  readonly message: string;
  readonly relayState: string | undefined;
  /** Whether one of the keys signed the octets of the query. @throws ProviderError `forged` */
  verify(keys: readonly KeyObject[]): void;
}

const forged = (rule: string): never => {
  throw new ProviderError('forged', { rule: `signature.${rule}` });
};
const malformed = (): never => {
  throw new ProviderError('malformed', { rule: 'logout.parameters' });
};

/**
 * Reads the one shape that a signed query may have (SAML bindings 3.4.4.1): message, RelayState, SigAlg,
 * Signature, in this order, each once, named in plain letters. The signature is over the octets as they
 * came: encoding them again could give others.
 * @throws ProviderError
 */
export function readSignedQuery(rawQuery: string): SignedQuery {
  const pairs = rawQuery.split('&').map(split);
  const names = pairs.map(({ name }) => name);
  const [parameter] = names;
  if (parameter !== 'SAMLRequest' && parameter !== 'SAMLResponse') return malformed();
  if (!names.includes('Signature') || !names.includes('SigAlg')) return forged('missing');
  const withState = names[1] === 'RelayState';
  const wanted = [parameter, ...(withState ? ['RelayState'] : []), 'SigAlg', 'Signature'];
  if (names.join() !== wanted.join()) return malformed();
  const values = pairs.map(({ value }) => decode(value));
  const [algorithm = '', signature = ''] = values.slice(-2);
  return {
    parameter,
    message: values[0] ?? '',
    relayState: withState ? values[1] : undefined,
    verify(keys) {
      if (!isAllowedSignature(algorithm)) return forged('algorithm');
      const octets = Buffer.from(rawQuery.slice(0, rawQuery.lastIndexOf('&Signature=')), 'utf8');
      const signed = { bytes: octets, signature: Buffer.from(signature, 'base64') };
      if (!verifySignature(algorithm, signed, keys)) forged('invalid');
    },
  };
}

const split = (pair: string): { readonly name: string; readonly value: string } => {
  const at = pair.indexOf('=');
  return at < 0
    ? { name: pair, value: '' }
    : { name: pair.slice(0, at), value: pair.slice(at + 1) };
};

function decode(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return malformed();
  }
}
