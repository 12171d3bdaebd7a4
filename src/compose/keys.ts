// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  createHmac,
  createPrivateKey,
  createSecretKey,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import type { Config } from '../../config/schema.js';
import { createPersonKeys, type PersonKeys } from '../identity/use-cases/resolve-sign-in.js';
import { createSealedBox, type NamedKey, type SealedBox } from '../kernel/sealed-box.js';
import type { SigningKey } from '../providers/provider.js';

export interface Keys {
  readonly box: SealedBox;
  readonly personKeys: PersonKeys;
  /** Newest first; the first one signs. */
  readonly cookie: readonly string[];
  /** @param instance a provider with keys of its own uses those and none of the shared ones */
  signing(use: 'oidc' | 'saml', instance?: string): readonly SigningKey[];
  /** A keyed hash under the oldest person key, which never changes; hexadecimal. */
  pseudonym(label: string, value: string): string;
  /** Finds a message of the sign-in register by what the identity provider calls it. */
  readonly registerReference: (reference: string) => Buffer;
}

export function createKeys(config: Config['keys']): Keys {
  const personKeys = config.personKey.map(named).map(({ id, secret }) => ({
    id,
    secret: derive(secret, 'person-key'),
  }));
  const frozen = createSecretKey(derive(named(oldest(config.personKey)).secret, 'pseudonym'));
  const oidc = config.oidc.map(({ id, key }) => ({ kid: id, privateKey: createPrivateKey(key) }));
  const saml = config.saml.map(({ id, key, certificate, providers }) => ({
    providers,
    key: { kid: id, privateKey: createPrivateKey(key), certificate },
  }));
  return {
    box: createSealedBox(config.seal.map(named)),
    personKeys: createPersonKeys(personKeys),
    cookie: config.cookie.map(({ secret }) => secret),
    signing: (use, instance) => (use === 'oidc' ? oidc : forInstance(saml, instance)),
    pseudonym: (label, value) => hmac(frozen, label, value).toString('hex'),
    registerReference: (reference) => hmac(frozen, 'register.reference', reference),
  };
}

interface SamlKey {
  /** Undefined for a shared one. */
  readonly providers: readonly string[] | undefined;
  readonly key: SigningKey;
}

/** The certificate names the service (2.5.4.83), so a service provider of its own needs one of its own. */
function forInstance(
  keys: readonly SamlKey[],
  instance: string | undefined,
): readonly SigningKey[] {
  const own = keys.filter(({ providers }) => instance && providers?.includes(instance));
  const used = own.length > 0 ? own : keys.filter(({ providers }) => !providers);
  return used.map(({ key }) => key);
}

const named = ({ id, secret }: { id: string; secret: string }): NamedKey => ({
  id,
  secret: Buffer.from(secret, 'base64'),
});

/** One secret, several uses: none of them may be computed from another. */
const derive = (secret: Buffer, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `piazza ${use}`, 32));

const hmac = (secret: KeyObject, label: string, value: string): Buffer =>
  createHmac('sha256', secret).update(`${label}\n${value}`).digest();

function oldest<Item>(list: readonly Item[]): Item {
  const last = list.at(-1);
  if (last === undefined) throw new Error('a list of keys is empty');
  return last;
}
