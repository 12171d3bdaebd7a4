// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudits, auditPart } from '../../audit/append.js';
import type { Trx } from '../../database/database.js';
import { appendEvents, eventPart, type NewEvent } from '../../database/outbox.js';
import { preparedOn } from '../../database/prepared.js';
import { together, type Part } from '../../database/together.js';

/**
 * Tells of one changed row, once to the outbox and once to the audit, in the transaction of the change.
 * Every transition here goes through this, so that the two never differ.
 */
export async function record(trx: Trx, change: NewEvent): Promise<void> {
  await together(preparedOn(trx), 'record', recordParts(change));
}

/** The same beside the change itself, in one statement. */
export function recordParts(change: NewEvent): readonly Part[] {
  const { type, ...rest } = change;
  return [eventPart(change), auditPart({ ...rest, action: type })];
}

/** The same for many rows that change together, in two statements. */
export async function recordAll(trx: Trx, changes: readonly NewEvent[]): Promise<void> {
  await appendEvents(trx, changes);
  await appendAudits(
    trx,
    changes.map(({ type, ...rest }) => ({ ...rest, action: type })),
  );
}
