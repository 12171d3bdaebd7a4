// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Organisation } from '../../domain/organisations/organisation.js';
import { findOrganisationsNamed } from '../../store/organisations/organisations.js';

const most = 20;

/** Active organisations by a part of the name or the code of the index, twenty at most. */
export async function searchOrganisations(
  { db }: { db: Db },
  { query }: { readonly query: string },
): Promise<readonly Organisation[]> {
  const text = query.trim();
  return text.length < 2 ? [] : findOrganisationsNamed(db, text, most);
}
