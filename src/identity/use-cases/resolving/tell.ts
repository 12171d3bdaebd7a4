// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit } from '../../../audit/append.js';
import type { Trx } from '../../../database/database.js';
import { appendEvent, type EventType } from '../../../database/outbox.js';
import type { MemberId } from '../../../kernel/ids.js';

export interface Change {
  readonly event: Extract<EventType, `member.${string}`>;
  /** `noun.verb` for the audit. */
  readonly action: string;
  readonly at: Date;
  readonly actor: MemberId;
  readonly subject: MemberId;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Tells of one change, once to the world and once to the audit. */
export async function tell(trx: Trx, { event, action, ...change }: Change): Promise<void> {
  await appendEvent(trx, { type: event, ...change });
  await appendAudit(trx, { action, ...change });
}
