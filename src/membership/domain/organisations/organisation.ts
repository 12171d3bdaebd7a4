// SPDX-License-Identifier: AGPL-3.0-or-later
import type { OrganisationId } from '../../../kernel/ids.js';

export const organisationKinds = [
  'public_body',
  'association',
  'company',
  'informal_group',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** A body, an association, a firm, or people who meet without founding anything. */
export interface Organisation {
  readonly id: OrganisationId;
  readonly kind: OrganisationKind;
  readonly name: string;
  /** Its code in the index of public administrations (IPA). */
  readonly ipaCode: string | undefined;
  /** Two letters. */
  readonly province: string | undefined;
  readonly status: 'active' | 'dissolved';
  /** Of what is in no index: how files name it. */
  readonly code: string | undefined;
  readonly createdAt: Date;
  /** As which one it goes on. */
  readonly mergedInto: OrganisationId | undefined;
}

/** Where an organisation tells of itself. */
export const websiteForm = /^https?:\/\/[^\s"<>]{3,290}$/;

/** What staff enter of an organisation that no index has. */
export interface OrganisationEntry {
  readonly kind: (typeof kindsByHand)[number];
  readonly name: string;
  readonly taxCode: string | undefined;
  readonly province: string | undefined;
  readonly website: string | undefined;
  /** How files name it. */
  readonly code: string;
}

/** Which of its fields are other. */
export const changedFields = (
  before: OrganisationEntry,
  after: OrganisationEntry,
): readonly (keyof OrganisationEntry)[] =>
  (['kind', 'name', 'taxCode', 'province', 'website', 'code'] as const).filter(
    (field) => before[field] !== after[field],
  );

/** Public bodies are what the index says they are: nobody writes them by hand. */
export const kindsByHand = organisationKinds.filter((kind) => kind !== 'public_body');
