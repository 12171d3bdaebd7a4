// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { distrust } from './distrust.js';
import {
  holds,
  holdsAll,
  intersection,
  mergeOperators,
  operators,
  refuseContradiction,
  union,
  type Operators,
} from './policy-operators.js';

const policy = z.record(z.string(), operators);
/** Operators by metadata parameter. */
export type MetadataPolicy = z.output<typeof policy>;
/** Policies by entity type. */
export const metadataPolicies = z.record(z.string(), policy);

/**
 * Merges policies, the highest superior's first: a lower one may only narrow
 * (OpenID Federation 1.0, 6.1.3.1 and 6.1.4.1).
 * @throws ProviderError `policy.*` when they exclude each other
 */
export function mergePolicies(policies: readonly MetadataPolicy[]): MetadataPolicy {
  const merged = new Map<string, Operators>();
  for (const [parameter, next] of policies.flatMap((one) => Object.entries(one))) {
    const above = merged.get(parameter);
    if (!above) refuseContradiction(next);
    merged.set(parameter, above ? mergeOperators(above, next) : next);
  }
  return Object.fromEntries(merged);
}

type Parameters = Readonly<Record<string, unknown>>;

/** Metadata as a policy leaves it. @throws ProviderError `policy.<operator>` when it violates the policy */
export function applyPolicy(rules: MetadataPolicy, metadata: Parameters): Record<string, unknown> {
  const result = new Map(Object.entries(metadata));
  for (const [parameter, rule] of Object.entries(rules)) {
    // `scope` is one text of words, and is treated as the list of them (6.1.3.1.8).
    const words = parameter === 'scope';
    const before = result.get(parameter);
    const after = applyOperators(
      rule,
      words && typeof before === 'string' ? split(before) : before,
    );
    if (after === undefined) result.delete(parameter);
    else result.set(parameter, words && Array.isArray(after) ? after.join(' ') : after);
  }
  return Object.fromEntries(result);
}

const split = (text: string): string[] => text.split(' ').filter(Boolean);

/** In the order that the standard gives. */
function applyOperators(rule: Operators, before: unknown): unknown {
  let value = 'value' in rule ? (rule.value ?? undefined) : before;
  if (rule.add) value = union(value === undefined ? [] : asList(value, 'add'), rule.add);
  value ??= rule.default;
  if (rule.one_of && value !== undefined && !holds(rule.one_of, value)) {
    throw distrust('policy.one_of');
  }
  if (rule.subset_of && value !== undefined) {
    const left = intersection(asList(value, 'subset_of'), rule.subset_of);
    value = left.length > 0 ? left : undefined;
  }
  if (rule.superset_of && value !== undefined) {
    if (!holdsAll(asList(value, 'superset_of'), rule.superset_of)) {
      throw distrust('policy.superset_of');
    }
  }
  if (rule.essential && value === undefined) throw distrust('policy.essential');
  return value;
}

function asList(value: unknown, operator: string): readonly unknown[] {
  if (!Array.isArray(value)) throw distrust(`policy.${operator}`);
  return value;
}
