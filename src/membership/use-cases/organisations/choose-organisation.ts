// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import { readCursor, writeCursor } from '../../../kernel/cursor.js';
import type { OrganisationId } from '../../../kernel/ids.js';
import type { Organisation } from '../../domain/organisations/organisation.js';
import { findUnit, listUnits, type Unit } from '../../store/organisations/units.js';
import { activeOrganisation } from './authorise.js';

const pageSize = 20;

/** What is asked of the areas and units of a body. */
export interface UnitQuery {
  /** A part of the name, or the code; all where it is empty. */
  readonly text: string;
  readonly cursor?: string | undefined;
  /** One that was chosen before, and stands in the list whatever is searched. */
  readonly chosen?: string | undefined;
}

export interface UnitChoice {
  readonly organisation: Organisation;
  /** Twenty at most, and the one that was chosen. */
  readonly units: readonly Unit[];
  /** Where the next page of them begins. */
  readonly next: string | undefined;
}

/**
 * An organisation that somebody has chosen from the list, with a page of its areas and units.
 * @throws PiazzaError `organisation.not_found`, `organisation.not_active`, `request.malformed`
 */
export async function chooseOrganisation(
  { db }: { db: Db },
  { organisationId, units }: { readonly organisationId: OrganisationId; readonly units: UnitQuery },
): Promise<UnitChoice> {
  const { text, cursor, chosen: code } = units;
  const organisation = await activeOrganisation(db, organisationId);
  const [kind = '', name = '', last = ''] = cursor === undefined ? [] : readCursor(cursor, 3);
  const after = cursor === undefined ? undefined : ([kind, name, last] as const);
  const found = await listUnits(db, { organisationId, text, after, limit: pageSize + 1 });
  const shown = found.slice(0, pageSize);
  const chosen = code ? await findUnit(db, { organisationId, code }) : undefined;
  const isShown = shown.some((one) => one.code === chosen?.code);
  return {
    organisation,
    units: chosen && !isShown ? [chosen, ...shown] : shown,
    next: nextOf(found),
  };
}

function nextOf(found: readonly Unit[]): string | undefined {
  const last = found.length > pageSize ? found[pageSize - 1] : undefined;
  return last && writeCursor([last.kind, last.name, last.code]);
}
