// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import { trustId, type ClientId } from '../../../kernel/ids.js';

/** How the webhooks of an active portal fare; durations in seconds, 0 when all is well. */
export interface WebhookState {
  readonly clientId: ClientId;
  /** How late what is due is. */
  readonly overdue: number;
  /** For how long nothing arrives at one of its addresses. */
  readonly failing: number;
  /** Addresses that are called no more. */
  readonly switchedOff: number;
}

/** Of every active portal that has an address. Of each address one delivery is looked at, however many wait. */
export async function listWebhookStates(db: Db, at: Date): Promise<readonly WebhookState[]> {
  const { rows } = await sql<{ client_id: string; overdue: number; failing: number; off: number }>`
    select w.client_id,
      coalesce(max(extract(epoch from ${at}::timestamptz - d.next_at)), 0)::float8 as overdue,
      coalesce(max(extract(epoch from ${at}::timestamptz - w.failing_since)) filter (where w.status = 'active'), 0)::float8
        as failing,
      (count(*) filter (where w.status = 'disabled'))::int as off
    from webhook_endpoint w
    join portal p on p.client_id = w.client_id and p.status = 'active'
    left join lateral (
      select next_at from webhook_delivery
      where endpoint_id = w.id and status = 'pending' and w.status = 'active' and next_at <= ${at}
      order by next_at limit 1
    ) d on true
    group by w.client_id`.execute(db);
  return rows.map((row) => ({
    clientId: trustId(row.client_id),
    overdue: row.overdue,
    failing: row.failing,
    switchedOff: row.off,
  }));
}
