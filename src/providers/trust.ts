// SPDX-License-Identifier: AGPL-3.0-or-later
import { isLevel, lower } from '../kernel/level.js';
import type { ProviderDefinition, Trust } from './provider.js';

/** Weakest first. */
const families = ['email', 'social', 'enterprise', 'national'] as const;

/**
 * What an instance may claim: what it says of its configuration, and nothing beyond its kind.
 * @throws Error when it says something else than a trust
 */
export function trustOf<Config>(
  { trust: bound, trustOf: claim }: Pick<ProviderDefinition<Config>, 'trust' | 'trustOf'>,
  config: Config,
): Trust {
  const claimed: unknown = claim ? claim(config) : bound;
  if (!isTrust(claimed)) throw new Error('trustOf gave no trust');
  const rank = Math.min(families.indexOf(claimed.family), families.indexOf(bound.family));
  return {
    family: families[rank] ?? 'email',
    level: lower(claimed.level, bound.level),
    personKeys: claimed.personKeys.filter((scheme) => bound.personKeys.includes(scheme)),
    vouchesForEmail: claimed.vouchesForEmail && bound.vouchesForEmail,
  };
}

/** By its shape: a plug-in is written by others. */
export function isTrust(value: unknown): value is Trust {
  const { family, level, personKeys, vouchesForEmail } = Object(value) as Partial<Trust>;
  return (
    families.some((known) => known === family) &&
    isLevel(level) &&
    Array.isArray(personKeys) &&
    typeof vouchesForEmail === 'boolean'
  );
}
