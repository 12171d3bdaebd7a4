// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import {
  isEnabled,
  type EnabledInstance,
  type ProviderRegistry,
} from '../../providers/registry.js';

/** @throws PiazzaError `sign_in.unknown_provider`, or `provider.misconfigured` for a disabled one */
export function getEnabledInstance(providers: ProviderRegistry, id: string): EnabledInstance {
  const instance = providers.find(id);
  if (!instance) throw new PiazzaError('sign_in.unknown_provider', { instance: id });
  if (!isEnabled(instance)) {
    throw new PiazzaError('provider.misconfigured', { instance: id, rule: 'instance.disabled' });
  }
  return instance;
}
