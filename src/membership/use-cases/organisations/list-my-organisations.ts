// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import {
  listAffiliations,
  type ListedAffiliation,
} from '../../store/organisations/affiliations.js';
import {
  listRepresentations,
  type ListedRepresentation,
} from '../../store/organisations/representatives.js';

export interface MyOrganisations {
  readonly affiliations: readonly ListedAffiliation[];
  /** Held, and offered. */
  readonly representations: readonly ListedRepresentation[];
}

/** Where somebody belongs, and for whom they answer. */
export const listMyOrganisations = async (
  { db }: { db: Db },
  { memberId }: { readonly memberId: MemberId },
): Promise<MyOrganisations> => ({
  affiliations: await listAffiliations(db, { memberId }),
  representations: await listRepresentations(db, { memberId }),
});
