// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AttributeSet, SpidConfig } from './config.js';

/** The sets that the Italian eIDAS node expects under fixed indexes (FICEP). */
export const eidasAttributeSet: AttributeSet = {
  index: 99,
  name: { it: 'eIDAS Natural Person Minimum Attribute Set' },
  attributes: ['spidCode', 'name', 'familyName', 'dateOfBirth'],
};

export const eidasFullAttributeSet: AttributeSet = {
  index: 100,
  name: { it: 'eIDAS Natural Person Full Attribute Set' },
  attributes: [...eidasAttributeSet.attributes, 'placeOfBirth', 'address', 'gender'],
};

/** What the metadata publishes. */
export const publishedSets = (config: SpidConfig): readonly AttributeSet[] =>
  config.eidas.length > 0
    ? [...config.attributeSets, eidasAttributeSet, eidasFullAttributeSet]
    : config.attributeSets;
