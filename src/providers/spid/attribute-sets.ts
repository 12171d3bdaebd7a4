// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Attempt } from '../provider.js';
import type { AttributeSet, SpidConfig } from './config.js';
import type { SpidAttribute } from './names.js';

/** The sets that the Italian eIDAS node expects under fixed indexes (FICEP). */
export const eidasAttributeSet: AttributeSet = {
  index: 99,
  name: { it: 'eIDAS Natural Person Minimum Attribute Set' },
  attributes: ['spidCode', 'name', 'familyName', 'dateOfBirth'],
};

const onlyInFullSet: readonly SpidAttribute[] = ['placeOfBirth', 'address', 'gender'];

export const eidasFullAttributeSet: AttributeSet = {
  index: 100,
  name: { it: 'eIDAS Natural Person Full Attribute Set' },
  attributes: [...eidasAttributeSet.attributes, ...onlyInFullSet],
};

export const isGeneral = ({ professional }: AttributeSet): boolean => !professional;

type Sets = Pick<SpidConfig, 'attributeSets' | 'eidas'>;

/** What the metadata publishes. */
export const publishedSets = ({ attributeSets, eidas }: Sets): readonly AttributeSet[] =>
  eidas ? [...attributeSets, eidasAttributeSet, eidasFullAttributeSet] : attributeSets;

/** As little as the purpose needs: what proves where one belongs, the set that the portal names, else the first. */
export function setFor(
  { attributeSets }: Sets,
  {
    attributeService,
    professional = false,
  }: Pick<Attempt, 'attributeService' | 'professional'> = {},
): AttributeSet {
  const general = attributeSets.filter(isGeneral);
  const ofWork = professional ? attributeSets.find((set) => set.professional) : undefined;
  const own = general.find(({ index }) => index === attributeService);
  const set = ofWork ?? own ?? general[0];
  if (!set) throw new Error('the configuration has no general attribute set');
  return set;
}

/** The node knows two sets: the full one is asked for only where the purpose needs what it adds. */
export const eidasSetFor = ({ attributes }: AttributeSet): AttributeSet =>
  attributes.some((name) => onlyInFullSet.includes(name))
    ? eidasFullAttributeSet
    : eidasAttributeSet;
