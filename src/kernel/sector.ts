// SPDX-License-Identifier: AGPL-3.0-or-later

/** Where people work or give their time; a closed list, so that searches and figures mean the same everywhere. */
export const sectors = [
  'region',
  'local_government',
  'other_public_body',
  'health',
  'social_services',
  'education',
  'university_research',
  'culture',
  'environment',
  'agriculture',
  'business',
  'professions',
  'trade_union',
  'third_sector',
  'informal_group',
  'other',
] as const;
export type Sector = (typeof sectors)[number];

export const isSector = (value: unknown): value is Sector =>
  sectors.some((sector) => sector === value);
