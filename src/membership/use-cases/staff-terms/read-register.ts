// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import { listStaffEntries, type StaffEntry } from '../../store/platform-grants.js';

/** Who works on the platform, for the command line, whose user owns the machine. */
export const readStaffRegister = ({
  db,
  now,
}: {
  db: Db;
  now: Clock;
}): Promise<readonly StaffEntry[]> => listStaffEntries(db, now());
