// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Attack, AttackKeys } from './attack.js';
import { documentAttacks, rawAttacks } from './document-attacks.js';
import { contentAttacks, shapeAttacks } from './shape-attacks.js';
import { keyAttacks, signatureAttacks } from './signature-attacks.js';
import { wrappingAttacks } from './wrapping.js';

/** Every attack of the corpus, made anew: namespaces intact, signatures real where the attack needs one. */
export const attacks = (keys: AttackKeys): readonly Attack[] => [
  ...wrappingAttacks(keys),
  ...signatureAttacks(keys),
  ...keyAttacks(keys),
  ...shapeAttacks(keys),
  ...documentAttacks(keys),
  ...contentAttacks(keys),
  ...rawAttacks(keys),
];
