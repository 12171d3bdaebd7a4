// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { distrust } from './distrust.js';

const list = z.array(z.unknown());

/** The operators on one metadata parameter (OpenID Federation 1.0, 6.1.3.1); unknown ones are left out. */
export const operators = z
  .object({
    value: z.unknown(),
    add: list,
    default: z.unknown().refine((value) => value !== null),
    one_of: list,
    subset_of: list,
    superset_of: list,
    essential: z.boolean(),
  })
  .partial();
export type Operators = z.output<typeof operators>;

/** JSON with sorted names, so that equal values are equal texts. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}

type Values = readonly unknown[];
export const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);
export const holds = (values: Values, value: unknown): boolean =>
  values.some((one) => same(one, value));
export const holdsAll = (values: Values, others: Values): boolean =>
  others.every((other) => holds(values, other));
export const union = (a: Values, b: Values): unknown[] => [
  ...a,
  ...b.filter((value) => !holds(a, value)),
];
export const intersection = (a: Values, b: Values): unknown[] =>
  a.filter((value) => holds(b, value));

/** How two superiors' uses of the same operator become one. */
const merges: Readonly<Record<keyof Operators, (superior: never, subordinate: never) => unknown>> =
  {
    value: equal,
    add: union,
    default: equal,
    one_of(superior: Values, subordinate: Values) {
      const common = intersection(superior, subordinate);
      if (common.length === 0) throw distrust('policy.one_of');
      return common;
    },
    subset_of: intersection,
    superset_of: union,
    essential: (superior: boolean, subordinate: boolean) => superior || subordinate,
  };

function equal(superior: unknown, subordinate: unknown): unknown {
  if (!same(superior, subordinate)) throw distrust('policy.merge');
  return superior;
}

/** A superior's operators narrowed by a subordinate's. @throws ProviderError `policy.*` when they exclude each other */
export function mergeOperators(superior: Operators, subordinate: Operators): Operators {
  const merged: Record<string, unknown> = { ...superior };
  for (const [name, value] of Object.entries(subordinate)) {
    const merge = merges[name as keyof Operators];
    merged[name] = name in superior ? merge(merged[name] as never, value as never) : value;
  }
  const result = merged as Operators;
  refuseContradiction(result);
  return result;
}

/** Which operators may stand together, and with which values. @throws ProviderError `policy.combination` */
export function refuseContradiction(policy: Operators): void {
  const { add, one_of: oneOf, subset_of: subset, superset_of: superset } = policy;
  const fixed = 'value' in policy ? [policy.value] : [];
  const given = [...fixed, ...('default' in policy ? [policy.default] : [])];
  const removed = fixed.includes(null);
  const contradicts =
    (oneOf && (add || subset || superset)) ||
    (removed && (policy.essential === true || 'default' in policy)) ||
    (oneOf && given.some((value) => value !== null && !holds(oneOf, value))) ||
    (subset && given.some((value) => value !== null && !holdsAll(subset, listOf(value)))) ||
    (superset && given.some((value) => !holdsAll(listOf(value), superset))) ||
    (add && fixed.some((value) => !holdsAll(listOf(value), add))) ||
    (add && subset && !holdsAll(subset, add)) ||
    (subset && superset && !holdsAll(subset, superset));
  if (contradicts) throw distrust('policy.combination');
}

const listOf = (value: unknown): Values =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];
