// SPDX-License-Identifier: AGPL-3.0-or-later
import { minute } from '../../../kernel/clock.js';
import type { Host } from '../../provider.js';
import type { SourceChange } from '../../source-change.js';
import { ProviderError } from '../../provider-error.js';
import type { IdentityProvider } from '../metadata/identity-provider.js';
import {
  currentRegister,
  refreshRegister,
  pinnedProvider,
  signedList,
  type RegisterForm,
  type RegisterSource,
} from '../metadata/kept-register.js';
import { readChanges } from '../../source/changes.js';
import type { Register } from '../metadata/register.js';

/** The identity providers that may be chosen, kept fresh. */
export interface IdentityProviders {
  register(): Promise<Register>;
  /** @throws ProviderError when there is none of this entityID */
  get(entityId: string | undefined): Promise<IdentityProvider>;
}

/** A list with its source. */
export interface ListedProviders extends IdentityProviders {
  readonly source: RegisterSource;
  /** The name under which copies of it are kept. */
  readonly document: string;
  /** Fetches, verifies and keeps the list; the last good one stays when that fails. */
  refresh(): Promise<void>;
  /** What became of the last copies, newest first. */
  changes(): Promise<readonly SourceChange[]>;
}

/** How long a node trusts what it read before it asks the database whether another node refreshed it. */
const memory = minute;

/** The only identity provider of a scheme: nobody has to name it. */
export function onlyIdentityProvider(source: RegisterSource, host: Host): ListedProviders {
  const list = identityProviders(source, host, pinnedProvider);
  return {
    ...list,
    async get(entityId) {
      const { providers } = await list.register();
      return list.get(entityId ?? providers[0]?.entityId);
    },
  };
}

export function identityProviders(
  source: RegisterSource,
  host: Host,
  form: RegisterForm = signedList,
): ListedProviders {
  let known: { readonly register: Promise<Register>; readonly readAt: number } | undefined;

  const current = (): Promise<Register> => {
    const now = host.clock.now().getTime();
    if (!known || now - known.readAt > memory) {
      known = { register: currentRegister(source, host, form), readAt: now };
      known.register.catch(() => (known = undefined));
    }
    return known.register;
  };
  return {
    source,
    document: form.document,
    register: current,
    async get(entityId) {
      const { providers } = await current();
      const found = providers.find((candidate) => candidate.entityId === entityId);
      if (!found) throw new ProviderError('malformed', { rule: 'request.unknown_provider' });
      return found;
    },
    async refresh() {
      const register = await refreshRegister(source, host, form);
      known = { register: Promise.resolve(register), readAt: host.clock.now().getTime() };
    },
    changes: () => readChanges(host, form.document),
  };
}
