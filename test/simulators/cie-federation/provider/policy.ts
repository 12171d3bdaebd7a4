// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Json } from '../entity.js';

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** Refuses metadata that a policy does not admit. It changes nothing: our policies only restrict. */
export function refusePolicy(policy: Json, metadata: Json): void {
  for (const [parameter, rule] of Object.entries(policy)) {
    const value = metadata[parameter];
    const operators = Object(rule) as Record<string, unknown>;
    if (value === undefined) {
      if (operators['essential'] === true) throw new Error(`policy: ${parameter} is missing`);
      continue;
    }
    const { value: fixed, one_of: oneOf, subset_of: subset, superset_of: superset } = operators;
    const broken =
      (fixed !== undefined && JSON.stringify(fixed) !== JSON.stringify(value)) ||
      (oneOf !== undefined && !asList(oneOf).includes(value)) ||
      (subset !== undefined && !asList(value).every((one) => asList(subset).includes(one))) ||
      (superset !== undefined && !asList(superset).every((one) => asList(value).includes(one)));
    if (broken) throw new Error(`policy: ${parameter} is ${JSON.stringify(value)}`);
  }
}
