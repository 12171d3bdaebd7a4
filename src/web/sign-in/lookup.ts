// SPDX-License-Identifier: AGPL-3.0-or-later
import { isEnabled, type ProviderRegistry } from '../../providers/registry.js';
import type { SignInLookup } from '../deps.js';
import type { WaitingPortal } from './deps.js';
import { nameOf, offersFor } from './offers.js';

/** Refuses all ways in but these instances. */
export const only =
  (among: readonly string[]): WaitingPortal['refusalOf'] =>
  ({ id }) =>
    among.includes(id) ? undefined : 'not_allowed';

/** What other pages ask of sign-in: the means on offer, their state and their names. */
export function signInLookup(providers: ProviderRegistry): SignInLookup {
  return {
    async offers(req, minimum, refusalOf) {
      const demand = { minimum, refusalOf };
      const { groups, unavailable, origins } = await offersFor(providers.instances, demand);
      const reasons = unavailable.map(({ name, reason }) => ({ name, reason: req.t(reason) }));
      return { groups, unavailable: reasons, origins };
    },
    means: () =>
      providers.instances.filter(isEnabled).map(({ id, reach, provider }) => ({
        provider: id,
        reach,
        professional: provider.professional ?? false,
        tellsAge: provider.tellsAge ?? false,
      })),
    states: () =>
      providers.instances.map((instance) => ({
        id: instance.id,
        kind: instance.kind,
        name: nameOf(instance),
        disabled: isEnabled(instance) ? undefined : instance.disabled,
      })),
    async sourceChanges(id) {
      const instance = providers.find(id);
      const changes = instance && isEnabled(instance) && instance.provider.sourceChanges?.();
      return (await changes) || [];
    },
    nameOf(id) {
      const instance = providers.find(id);
      return instance ? nameOf(instance) : id;
    },
  };
}
