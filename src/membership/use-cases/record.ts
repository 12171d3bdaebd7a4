// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit, appendAudits } from '../../audit/append.js';
import type { Trx } from '../../database/database.js';
import { appendEvent, appendEvents, type NewEvent } from '../../database/outbox.js';

/**
 * Tells of one changed row, once to the outbox and once to the audit, in the transaction of the change.
 * Every transition here goes through this, so that the two never differ.
 */
export async function record(trx: Trx, change: NewEvent): Promise<void> {
  const { type, ...rest } = change;
  await appendEvent(trx, change);
  await appendAudit(trx, { ...rest, action: type });
}

/** The same for many rows that change together, in two statements. */
export async function recordAll(trx: Trx, changes: readonly NewEvent[]): Promise<void> {
  await appendEvents(trx, changes);
  await appendAudits(
    trx,
    changes.map(({ type, ...rest }) => ({ ...rest, action: type })),
  );
}
