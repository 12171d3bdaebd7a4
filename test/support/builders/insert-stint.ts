// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../src/database/database.js';
import { preparedOn } from '../../../src/database/prepared.js';
import { together } from '../../../src/database/together.js';
import type { Stint } from '../../../src/membership/domain/stint.js';
import { stintParts } from '../../../src/membership/store/stints.js';

/** The rows alone, without an event: what stands before a test begins, or one side of a race. */
export async function insertStint(trx: Trx, stint: Stint): Promise<void> {
  await together(preparedOn(trx), 'stint_insert', stintParts(stint));
}
