// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import { day, later, type Clock } from '../../kernel/clock.js';
import { deleteExpiredArtifacts } from '../store/artifact-housekeeping.js';
import { deleteOldSessionClients } from '../store/session-clients.js';
import { deleteSettled } from '../store/webhooks/deliveries.js';

const batch = 1_000;

/** Deletes what has expired, in batches that hold no lock for long. Any node may run it at any time. */
export async function sweepExpired(deps: { readonly db: Db; readonly now: Clock }): Promise<void> {
  const now = deps.now();
  let deleted = batch;
  while (deleted === batch) deleted = await deleteExpiredArtifacts(deps.db, now, batch);
  await deleteOldSessionClients(deps.db, later(now, -30 * day));
  deleted = batch;
  while (deleted === batch) deleted = await deleteSettled(deps.db, later(now, -30 * day), batch);
}
