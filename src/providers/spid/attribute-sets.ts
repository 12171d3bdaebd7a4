// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AttributeSet, SpidConfig } from './config.js';
import type { SpidAttribute } from './names.js';

/** The sets that the Italian eIDAS node expects under fixed indexes (FICEP). */
export const eidasAttributeSet: AttributeSet = {
  index: 99,
  name: { it: 'eIDAS Natural Person Minimum Attribute Set' },
  attributes: ['spidCode', 'name', 'familyName', 'dateOfBirth'],
  portals: [],
};

const onlyInFullSet: readonly SpidAttribute[] = ['placeOfBirth', 'address', 'gender'];

export const eidasFullAttributeSet: AttributeSet = {
  index: 100,
  name: { it: 'eIDAS Natural Person Full Attribute Set' },
  attributes: [...eidasAttributeSet.attributes, ...onlyInFullSet],
  portals: [],
};

type Sets = Pick<SpidConfig, 'attributeSets' | 'eidas'>;

/** What the metadata publishes. */
export const publishedSets = ({ attributeSets, eidas }: Sets): readonly AttributeSet[] =>
  eidas ? [...attributeSets, eidasAttributeSet, eidasFullAttributeSet] : attributeSets;

/** As little as the purpose needs: the set of the portal that waits, else the general one. */
export function setFor({ attributeSets }: Sets, portal: string | undefined): AttributeSet {
  const own = attributeSets.find(({ portals }) => portal !== undefined && portals.includes(portal));
  const set = own ?? attributeSets.find(({ portals }) => portals.length === 0);
  if (!set) throw new Error('the configuration has no general attribute set');
  return set;
}

/** The node knows two sets: the full one is asked for only where the purpose needs what it adds. */
export const eidasSetFor = ({ attributes }: AttributeSet): AttributeSet =>
  attributes.some((name) => onlyInFullSet.includes(name))
    ? eidasFullAttributeSet
    : eidasAttributeSet;
