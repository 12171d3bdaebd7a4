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
}

/** Public bodies are what the index says they are: nobody writes them by hand. */
export const kindsByHand = organisationKinds.filter((kind) => kind !== 'public_body');
