// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import {
  trustId,
  type ClientId,
  type MemberId,
  type WebhookDeliveryId,
  type WebhookEndpointId,
} from '../../../kernel/ids.js';

/** One delivery as staff see it: no body, which says who did what. */
export interface ListedDelivery {
  readonly id: WebhookDeliveryId;
  readonly url: string;
  readonly type: string;
  readonly status: 'pending' | 'delivered' | 'failed';
  readonly attempts: number;
  readonly answered: number | undefined;
  readonly failure: string | undefined;
  readonly createdAt: Date;
  /** When it is tried next; of a settled one nothing. */
  readonly nextAt: Date | undefined;
}

interface Row {
  id: string;
  url: string;
  type: string;
  status: ListedDelivery['status'];
  attempts: number;
  answered: number | null;
  failure: string | null;
  created_at: Date;
  next_at: Date;
}

/** Which of what a portal was told: with `open` only what waits or was given up. */
export interface Listing {
  readonly limit: number;
  readonly open?: boolean;
}

/** The newest deliveries of a portal. */
export async function listDeliveries(
  db: Db,
  clientId: ClientId,
  { limit, open = false }: Listing,
): Promise<readonly ListedDelivery[]> {
  const { rows } = await sql<Row>`
    select d.id, e.url, d.status, d.attempts, d.answered, d.failure, d.created_at, d.next_at,
      d.body::json ->> 'type' as type
    from webhook_endpoint e cross join lateral (
      select * from webhook_delivery
      where endpoint_id = e.id and (status <> 'delivered' or not ${open})
      order by created_at desc, id desc limit ${limit}
    ) d
    where e.client_id = ${clientId}
    order by d.created_at desc, d.id desc limit ${limit}`.execute(db);
  return rows.map((row) => ({
    id: trustId(row.id),
    url: row.url,
    type: row.type,
    status: row.status,
    attempts: row.attempts,
    answered: row.answered ?? undefined,
    failure: row.failure ?? undefined,
    createdAt: row.created_at,
    nextAt: row.status === 'pending' ? row.next_at : undefined,
  }));
}

const again = (at: Date) =>
  ({ status: 'pending', attempts: 0, next_at: at, settled_at: null }) as const;

/** Sends again what was given up at the addresses of a portal; how many there were. */
export async function requeueFailedOf(
  trx: Trx,
  { clientId, at }: { readonly clientId: ClientId; readonly at: Date },
): Promise<number> {
  const result = await trx
    .updateTable('webhook_delivery as d')
    .from('webhook_endpoint as e')
    .set(again(at))
    .whereRef('e.id', '=', 'd.endpoint_id')
    .where('e.client_id', '=', clientId)
    .where('d.status', '=', 'failed')
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Whether the portal has such a delivery. */
export async function requeue(
  trx: Trx,
  which: { clientId: ClientId; deliveryId: WebhookDeliveryId; at: Date },
): Promise<boolean> {
  const result = await trx
    .updateTable('webhook_delivery as d')
    .from('webhook_endpoint as e')
    .set(again(which.at))
    .whereRef('e.id', '=', 'd.endpoint_id')
    .where('e.client_id', '=', which.clientId)
    .where('d.id', '=', which.deliveryId)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function requeueFailed(
  trx: Trx,
  endpointId: WebhookEndpointId,
  at: Date,
): Promise<void> {
  await trx
    .updateTable('webhook_delivery')
    .set(again(at))
    .where('endpoint_id', '=', endpointId)
    .where('status', '=', 'failed')
    .execute();
}

/** Takes back what has not arrived yet of a member at the addresses of a portal, but for what became of their name. */
export async function withdrawDeliveries(
  trx: Trx,
  { memberId, clientId }: { readonly memberId: MemberId; readonly clientId: ClientId },
): Promise<void> {
  await sql`
    delete from webhook_delivery d using webhook_endpoint w, portal p, pairwise_subject s
    where w.client_id = ${clientId} and p.client_id = w.client_id
      and s.sector = p.sector and s.member_id = ${memberId}
      and d.endpoint_id = w.id and d.status <> 'delivered'
      and d.body::json #>> '{data,subject}' = s.sub and (
        d.body::json #>> '{data,community}' is not null
        or d.body::json ->> 'type' in ('member.suspended', 'member.resumed'))`.execute(trx);
}
