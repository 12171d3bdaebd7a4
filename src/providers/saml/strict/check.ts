// SPDX-License-Identifier: AGPL-3.0-or-later
import { ProviderError } from '../../provider-error.js';
import { assertionRules } from './assertion-rules.js';
import { attributeRules } from './attribute-rules.js';
import { authnRules } from './authn-rules.js';
import { conditionRules } from './condition-rules.js';
import { responseRules } from './response-rules.js';
import type { Facts, Rule } from './rule.js';
import { subjectRules } from './subject-rules.js';

/** Every rule, in the order in which they are asked. */
export const strictRules: readonly Rule[] = [
  ...responseRules,
  ...assertionRules,
  ...subjectRules,
  ...conditionRules,
  ...authnRules,
  ...attributeRules,
];

/** Third step of the verification: the first broken rule refuses. @throws ProviderError */
export function checkStrictly(facts: Facts): void {
  const broken = strictRules.find((rule) => rule.broken(facts));
  if (broken) throw new ProviderError(broken.code, { rule: broken.name });
}
