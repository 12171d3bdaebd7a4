// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { OrganisationId } from '../../../kernel/ids.js';
import type { Organisation } from '../../domain/organisations/organisation.js';
import {
  findOrganisationsNamed,
  listUnits,
  type Unit,
} from '../../store/organisations/organisations.js';
import { activeOrganisation } from './authorise.js';

const most = 20;

/** Active organisations by a part of the name or the code of the index, twenty at most. */
export async function searchOrganisations(
  { db }: { db: Db },
  { query }: { readonly query: string },
): Promise<readonly Organisation[]> {
  const text = query.trim();
  return text.length < 2 ? [] : findOrganisationsNamed(db, text, most);
}

/**
 * An organisation that somebody has chosen from the list, with its areas and units.
 * @throws PiazzaError `organisation.not_found`, `organisation.not_active`
 */
export const chooseOrganisation = async (
  { db }: { db: Db },
  { organisationId }: { readonly organisationId: OrganisationId },
): Promise<{ readonly organisation: Organisation; readonly units: readonly Unit[] }> => ({
  organisation: await activeOrganisation(db, organisationId),
  units: await listUnits(db, organisationId),
});
