// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import { listRefusals, type KeptRefusal } from '../../store/organisations/register-refusals.js';

export type { KeptRefusal } from '../../store/organisations/register-refusals.js';

/** The copies of the index that were not taken over, one of each file at most; the caller has seen who asks. */
export const readRegisterRefusals = ({ db }: { db: Db }): Promise<readonly KeptRefusal[]> =>
  listRefusals(db);
