// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Organisation } from '../../domain/organisations/organisation.js';
import { findOrganisationsNamed } from '../../store/organisations/organisations.js';

const most = 20;

/**
 * Organisations by a part of the name or the code of the index, twenty at most: active ones, and for the staff, who may
 * open them again, those that are no more.
 */
export async function searchOrganisations(
  { db }: { db: Db },
  { query, closed = false }: { readonly query: string; readonly closed?: boolean },
): Promise<readonly Organisation[]> {
  const text = query.trim();
  return text.length < 2 ? [] : findOrganisationsNamed(db, { text, limit: most, closed });
}
