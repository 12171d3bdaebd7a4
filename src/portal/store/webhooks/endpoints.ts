// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import { newId, trustId, type ClientId, type WebhookEndpointId } from '../../../kernel/ids.js';
import type { WebhookEndpoint } from '../../domain/webhook.js';

export type DisabledReason = 'gone' | 'failing' | 'staff';

export interface KeptEndpoint extends WebhookEndpoint {
  readonly disabled: { readonly reason: DisabledReason; readonly at: Date } | undefined;
  readonly failingSince: Date | undefined;
}

const columns = [
  'id',
  'client_id',
  'url',
  'signature',
  'disabled_reason',
  'disabled_at',
  'failing_since',
] as const;

/** False when the portal has this address already. */
export async function insertEndpoint(
  trx: Trx,
  endpoint: WebhookEndpoint,
  at: Date,
): Promise<boolean> {
  const { id, clientId, url, signature } = endpoint;
  const result = await trx
    .insertInto('webhook_endpoint')
    .values({ id, client_id: clientId, url, signature, status: 'active', created_at: at })
    .onConflict((oc) => oc.columns(['client_id', 'url']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function lockEndpoint(
  trx: Trx,
  id: WebhookEndpointId,
): Promise<KeptEndpoint | undefined> {
  const row = await trx
    .selectFrom('webhook_endpoint')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toEndpoint(row);
}

/** A portal has few, in the order in which they were added. */
export async function listEndpoints(db: Db, clientId: ClientId): Promise<readonly KeptEndpoint[]> {
  const rows = await db
    .selectFrom('webhook_endpoint')
    .select(columns)
    .where('client_id', '=', clientId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(toEndpoint);
}

/** The new key signs from now on; those before it end at a moment. */
export async function replaceKey(
  trx: Trx,
  endpointId: WebhookEndpointId,
  key: { readonly sealed: Buffer; readonly at: Date; readonly othersEndAt: Date },
): Promise<void> {
  await trx
    .updateTable('webhook_secret')
    .set({ ends_at: key.othersEndAt })
    .where('endpoint_id', '=', endpointId)
    .where('ends_at', 'is', null)
    .execute();
  await trx
    .insertInto('webhook_secret')
    .values({ id: newId(), endpoint_id: endpointId, secret: key.sealed, created_at: key.at })
    .execute();
}

export async function disableEndpoint(
  trx: Trx,
  id: WebhookEndpointId,
  { reason, at }: { reason: DisabledReason; at: Date },
): Promise<boolean> {
  const result = await trx
    .updateTable('webhook_endpoint')
    .set({ status: 'disabled', disabled_reason: reason, disabled_at: at })
    .where('id', '=', id)
    .where('status', '=', 'active')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function enableEndpoint(trx: Trx, id: WebhookEndpointId): Promise<void> {
  await trx
    .updateTable('webhook_endpoint')
    .set({ status: 'active', disabled_reason: null, disabled_at: null, failing_since: null })
    .where('id', '=', id)
    .execute();
}

interface Row {
  id: string;
  client_id: string;
  url: string;
  signature: WebhookEndpoint['signature'];
  disabled_reason: DisabledReason | null;
  disabled_at: Date | null;
  failing_since: Date | null;
}

function toEndpoint(row: Row): KeptEndpoint {
  const { disabled_reason: reason, disabled_at: at } = row;
  return {
    id: trustId(row.id),
    clientId: trustId(row.client_id),
    url: row.url,
    signature: row.signature,
    disabled: reason && at ? { reason, at } : undefined,
    failingSince: row.failing_since ?? undefined,
  };
}
