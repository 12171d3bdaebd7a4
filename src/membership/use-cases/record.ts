// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit } from '../../audit/append.js';
import type { Trx } from '../../database/database.js';
import { appendEvent, type NewEvent } from '../../database/outbox.js';

/**
 * Tells of one changed row, once to the outbox and once to the audit, in the transaction of the change.
 * Every transition here goes through this, so that the two never differ.
 */
export async function record(trx: Trx, change: NewEvent): Promise<void> {
  const { type, ...rest } = change;
  await appendEvent(trx, change);
  await appendAudit(trx, { ...rest, action: type });
}
