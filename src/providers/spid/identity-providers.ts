// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFile } from 'node:fs/promises';
import type { Host } from '../provider.js';
import { ProviderError } from '../provider-error.js';
import type { IdentityProvider } from '../saml/metadata/identity-provider.js';
import { readRegister, type Register } from '../saml/metadata/register.js';
import type { SpidConfig } from './config.js';

/** The identity providers that may be chosen, kept fresh. */
export interface IdentityProviders {
  register(): Promise<Register>;
  /** @throws ProviderError when there is none of this entityID */
  get(entityId: string | undefined): Promise<IdentityProvider>;
  /** Fetches, verifies and keeps the list; the last good one stays when that fails. */
  refresh(): Promise<void>;
}

const documentName = 'register';
/** How long a node trusts what it read before it asks the database whether another node refreshed it. */
const memorySeconds = 60;

type Source = SpidConfig['register'];

export function identityProviders(source: Source, host: Host): IdentityProviders {
  let known: { readonly register: Promise<Register>; readonly readAt: number } | undefined;

  const read = async (): Promise<Register> => {
    const stored = 'url' in source ? await host.documents.get(documentName) : undefined;
    const bytes = stored && isSigned(source) ? stored : await fetchAndKeep(source, host);
    return readRegister(bytes, source.fingerprints);
  };
  const current = (): Promise<Register> => {
    const now = host.clock.now().getTime();
    if (!known || now - known.readAt > memorySeconds * 1_000) {
      known = { register: read(), readAt: now };
      known.register.catch(() => (known = undefined));
    }
    return known.register;
  };
  return {
    register: current,
    async get(entityId) {
      const { providers } = await current();
      const found = providers.find((candidate) => candidate.entityId === entityId);
      if (!found) throw new ProviderError('malformed', { rule: 'request.unknown_provider' });
      return found;
    },
    async refresh() {
      const register = readRegister(await fetchAndKeep(source, host), source.fingerprints);
      known = { register: Promise.resolve(register), readAt: host.clock.now().getTime() };
    },
  };
}

/** Only a signed copy outlives its source: a simulator on this machine makes new keys at every start. */
const isSigned = ({ fingerprints }: Source): boolean => fingerprints.length > 0;

/** @throws ProviderError `upstream_unavailable`, `forged`, `malformed` */
async function fetchAndKeep(source: Source, host: Host): Promise<Buffer> {
  const bytes = await load(source, host);
  const next = readRegister(bytes, source.fingerprints);
  if (!('url' in source) || !isSigned(source)) return bytes;
  const stored = await host.documents.get(documentName);
  if (stored) refuseShrinkage(readRegister(stored, source.fingerprints), next);
  await host.documents.put(documentName, bytes);
  return bytes;
}

/** A list that lost more than half of its entries is an accident, not news. */
function refuseShrinkage(last: Register, next: Register): void {
  if (next.providers.length * 2 < last.providers.length) {
    throw new ProviderError('upstream_error', { rule: 'register.shrunk' });
  }
}

async function load(source: Source, host: Host): Promise<Buffer> {
  if ('file' in source) return loadFile(source.file);
  try {
    const response = await host.fetch(source.url);
    if (!response.ok) throw new Error(`status ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    throw new ProviderError('upstream_unavailable', { rule: 'register.fetch' }, { cause: error });
  }
}

const loadFile = (file: string): Promise<Buffer> =>
  readFile(file).catch((cause: unknown) => {
    throw new ProviderError('misconfigured', { rule: 'register.file' }, { cause });
  });
