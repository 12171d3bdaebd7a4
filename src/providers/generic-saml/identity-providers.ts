// SPDX-License-Identifier: AGPL-3.0-or-later
import { ProviderError } from '../provider-error.js';
import type { CheckFinding, Host } from '../provider.js';
import { pinnedProvider, signedList, type RegisterForm } from '../saml/metadata/kept-register.js';
import { keepPinned, readRegister, type Register } from '../saml/metadata/register.js';
import {
  identityProviders,
  type ListedProviders,
} from '../saml/service-provider/identity-providers.js';
import { parseInstant } from '../saml/strict/time.js';
import type { GenericSamlConfig } from './config.js';

type Chosen = Pick<GenericSamlConfig, 'metadata' | 'fingerprintsOf' | 'identityProviders'>;

/** Of the metadata the identity providers that the configuration names, and nobody else. */
export function chosenProviders(config: Chosen, host: Host): ListedProviders {
  const list = identityProviders(config.metadata, host, formOf(config, host));
  const [first, ...more] = config.identityProviders;
  const only = more.length === 0 ? first : undefined;
  return { ...list, get: (entityId) => list.get(entityId ?? only) };
}

const formOf = (config: Chosen, { clock }: Host): RegisterForm =>
  config.fingerprintsOf === 'metadata-signer'
    ? {
        ...signedList,
        // A kept copy that has expired is fetched anew, as one of another signer is.
        changedPins: [...signedList.changedPins, expiredList],
        read: (bytes, pins) => chosen(inForce(readRegister(bytes, pins), clock.now()), config),
      }
    : {
        ...pinnedProvider,
        read: (bytes, pins) => keepPinned(chosen(readRegister(bytes, []), config), pins),
      };

const expiredList = 'metadata.expired';

/** An old list, however well signed, may name a key that was stolen since. */
function inForce(register: Register, now: Date): Register {
  const { validUntil } = register;
  const until = validUntil === undefined ? Infinity : (parseInstant(validUntil) ?? 0);
  if (until > now.getTime()) return register;
  throw new ProviderError('upstream_error', { rule: expiredList });
}

/** Others in a list could answer in the name of an issuer that is somebody else's here. */
function chosen(register: Register, { identityProviders: wanted }: Chosen): Register {
  const providers = register.providers.filter(({ entityId }) => wanted.includes(entityId));
  if (providers.length > 0) return { ...register, providers };
  throw new ProviderError('misconfigured', { rule: 'metadata.no_identity_provider' });
}

/** Which of them the metadata does not know. */
export async function missingProviders(
  list: ListedProviders,
  { identityProviders: wanted }: Chosen,
): Promise<readonly CheckFinding[]> {
  // A list that cannot be read has a finding of its own.
  const register = await list.register().catch(() => undefined);
  const known = register?.providers.map(({ entityId }) => entityId) ?? wanted;
  return wanted
    .filter((entityId) => !known.includes(entityId))
    .map((entityId) => ({ severity: 'warning', message: `${entityId} is not in the metadata` }));
}
