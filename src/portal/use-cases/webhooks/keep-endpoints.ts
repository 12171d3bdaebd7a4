// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit } from '../../../audit/append.js';
import type { Db, Trx } from '../../../database/database.js';
import { later, type Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import {
  newId,
  type ClientId,
  type MemberId,
  type WebhookEndpointId,
} from '../../../kernel/ids.js';
import type { SealedBox } from '../../../kernel/sealed-box.js';
import {
  parseWebhookUrl,
  rotationOverlap,
  webhookSecretPurpose,
  type WebhookSignature,
} from '../../domain/webhook.js';
import { lockPortal } from '../../store/portals.js';
import {
  disableEndpoint,
  enableEndpoint,
  insertEndpoint,
  lockEndpoint,
  replaceKey,
  type KeptEndpoint,
} from '../../store/webhooks/endpoints.js';
import { newKey } from './new-key.js';

export interface WebhookDeps {
  readonly db: Db;
  readonly now: Clock;
  readonly box: SealedBox;
  readonly allowPrivate: boolean;
}

/** Who acts: a member of staff, or nobody where the operator does so by command. */
type By = { readonly actor?: MemberId | undefined };

/**
 * Adds an address to a portal. What it needs to verify our calls is given once and never shown again.
 * @throws PiazzaError `portal.unknown`, `webhook.address_refused`, `webhook.already_there`
 */
export async function addEndpoint(
  deps: WebhookDeps,
  {
    actor,
    clientId,
    url: raw,
    signature,
  }: By & { clientId: ClientId; url: string; signature: WebhookSignature },
): Promise<{ readonly id: WebhookEndpointId; readonly key: string }> {
  const url = parseWebhookUrl(raw, deps);
  if (!url) throw new PiazzaError('webhook.address_refused');
  return deps.db.transaction().execute(async (trx) => {
    if (!(await lockPortal(trx, clientId))) throw new PiazzaError('portal.unknown', { clientId });
    const endpoint = { id: newId<WebhookEndpointId>(), clientId, url, signature };
    const added = await insertEndpoint(trx, endpoint, deps.now());
    if (!added) throw new PiazzaError('webhook.already_there', { clientId });
    const key = await giveKey(deps, trx, endpoint);
    await account(deps, trx, { action: 'webhook.add', actor, endpoint });
    return { id: endpoint.id, key };
  });
}

/**
 * A new key; the one before it signs too for a day, so that nothing is refused meanwhile.
 * @throws PiazzaError `webhook.not_found`
 */
export async function rotateKey(
  deps: WebhookDeps,
  { actor, endpointId }: By & { endpointId: WebhookEndpointId },
): Promise<{ readonly key: string }> {
  return deps.db.transaction().execute(async (trx) => {
    const endpoint = await hold(trx, endpointId);
    const key = await giveKey(deps, trx, endpoint);
    await account(deps, trx, { action: 'webhook.rotate', actor, endpoint });
    return { key };
  });
}

/**
 * Calls an address no more, or again.
 * @throws PiazzaError `webhook.not_found`
 */
export async function switchEndpoint(
  deps: WebhookDeps,
  { actor, endpointId, on }: By & { endpointId: WebhookEndpointId; on: boolean },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const endpoint = await hold(trx, endpointId);
    if (on === (endpoint.disabled === undefined)) return;
    if (on) await enableEndpoint(trx, endpointId);
    else await disableEndpoint(trx, endpointId, { reason: 'staff', at: deps.now() });
    await account(deps, trx, {
      action: on ? 'webhook.enable' : 'webhook.disable',
      actor,
      endpoint,
    });
  });
}

async function hold(trx: Trx, id: WebhookEndpointId): Promise<KeptEndpoint> {
  const endpoint = await lockEndpoint(trx, id);
  if (!endpoint) throw new PiazzaError('webhook.not_found');
  return endpoint;
}

async function giveKey(
  deps: WebhookDeps,
  trx: Trx,
  { id, signature }: Pick<KeptEndpoint, 'id' | 'signature'>,
): Promise<string> {
  const { kept, forPortal } = newKey(signature);
  const at = deps.now();
  const sealed = deps.box.seal(webhookSecretPurpose, kept);
  await replaceKey(trx, id, { sealed, at, othersEndAt: later(at, rotationOverlap) });
  return forPortal;
}

async function account(
  deps: WebhookDeps,
  trx: Trx,
  {
    action,
    actor,
    endpoint,
  }: By & { action: string; endpoint: Pick<KeptEndpoint, 'id' | 'clientId'> },
): Promise<void> {
  const data = { clientId: endpoint.clientId, endpoint: endpoint.id };
  await appendAudit(trx, { action, at: deps.now(), actor, data });
}
