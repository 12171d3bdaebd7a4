// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import { later, type Clock } from '../../../kernel/clock.js';
import { logoutPatience } from '../../domain/logout.js';
import { failUnreceivable } from '../../store/logouts/deliveries.js';

/**
 * Settles what waits for portals that are switched off, or want to be told no more: as long as others are tried, it
 * waits for staff to change their minds.
 */
export async function giveUpLogouts({
  db,
  now,
}: {
  readonly db: Db;
  readonly now: Clock;
}): Promise<void> {
  const at = now();
  await failUnreceivable(db, { at, before: later(at, -logoutPatience) });
}
