// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { WebhookDeliveryId, WebhookEndpointId } from '../../../kernel/ids.js';

/** One attempt; where its delivery was sent again meanwhile, it settles nothing. */
interface Attempt {
  readonly id: WebhookDeliveryId;
  readonly leaseUntil: Date;
  readonly endpointId: WebhookEndpointId;
  readonly at: Date;
}

interface Settled extends Attempt {
  readonly answered: number;
}

/** It arrived; the address is no longer failing. */
export async function markDelivered(db: Db, settled: Settled): Promise<void> {
  const { id, leaseUntil, endpointId, at, answered } = settled;
  await sql`
    with arrived as (
      update webhook_delivery
      set status = 'delivered', settled_at = ${at}, answered = ${answered}, failure = null
      where id = ${id} and status = 'pending' and next_at = ${leaseUntil}
    )
    update webhook_endpoint set failing_since = null
    where id = ${endpointId} and failing_since is not null`.execute(db);
}

export interface FailedAttempt extends Attempt {
  readonly answered: number | undefined;
  readonly failure: string;
  /** Undefined when it was the last. */
  readonly nextAt: Date | undefined;
}

/** It did not arrive: once more later, or never. Gives since when nothing arrives at the address. */
export async function markFailed(trx: Trx, attempt: FailedAttempt): Promise<Date> {
  const { id, leaseUntil, endpointId, at, answered = null, failure, nextAt } = attempt;
  await trx
    .updateTable('webhook_delivery')
    .set({
      answered,
      failure,
      ...(nextAt ? { next_at: nextAt } : { status: 'failed', settled_at: at }),
    })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .where('next_at', '=', leaseUntil)
    .execute();
  const { failing_since: since } = await trx
    .updateTable('webhook_endpoint')
    .set((eb) => ({ failing_since: eb.fn.coalesce('failing_since', eb.val(at)) }))
    .where('id', '=', endpointId)
    .returning('failing_since')
    .executeTakeFirstOrThrow();
  return since ?? at;
}

/**
 * Gives up what waits at addresses that are called no more, so that it does not arrive stale one day; a batch at a time.
 * @returns how many
 */
export async function failAtSwitchedOff(db: Db, at: Date, batch: number): Promise<number> {
  const { numAffectedRows } = await sql`
    update webhook_delivery d set status = 'failed', settled_at = ${at}, failure = o.failure
    from (
      select w.id, case p.status when 'disabled' then 'portal_disabled' else 'address_disabled' end as failure
      from webhook_endpoint w join portal p on p.client_id = w.client_id
      where w.status = 'disabled' or p.status = 'disabled'
    ) o
    where d.endpoint_id = o.id and d.status = 'pending' and d.id = any (array(
      select x.id
      from webhook_endpoint w join portal p on p.client_id = w.client_id
      cross join lateral (
        select id from webhook_delivery where endpoint_id = w.id and status = 'pending' limit ${batch}
      ) x
      where w.status = 'disabled' or p.status = 'disabled' limit ${batch}))`.execute(db);
  return Number(numAffectedRows ?? 0);
}
