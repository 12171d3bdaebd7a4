// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { later } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { newId, type ClientId, type WebhookEndpointId } from '../../../kernel/ids.js';
import {
  parseCallAddress,
  rotationOverlap,
  webhookSecretPurpose,
  type WebhookEndpoint,
  type WebhookSignature,
} from '../../domain/webhook.js';
import { lockPortal } from '../../store/portals.js';
import {
  disableEndpoint,
  enableEndpoint,
  insertEndpoint,
  replaceKey,
} from '../../store/webhooks/endpoints.js';
import type { By, StaffDeps } from '../staff-deps.js';
import { demandKeeper } from '../staff-deps.js';
import { account, holdEndpoint, type OfEndpoint } from './hold-endpoint.js';
import { newKey } from './new-key.js';

interface NewEndpoint extends By {
  readonly clientId: ClientId;
  readonly url: string;
  readonly signature: WebhookSignature;
}

/**
 * Adds an address to a portal. What the portal needs to verify our calls is given once and never shown again.
 * @throws PiazzaError `right.missing`, `portal.unknown`, `webhook.address_refused`, `webhook.already_there`
 */
export async function addEndpoint(
  deps: StaffDeps,
  { actor, clientId, url: raw, signature }: NewEndpoint,
): Promise<{ readonly id: WebhookEndpointId; readonly key: string }> {
  return deps.db.transaction().execute(async (trx) => {
    await demandKeeper(deps, trx, { actor });
    const url = parseCallAddress(raw, deps);
    if (!url) throw new PiazzaError('webhook.address_refused');
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
 * @throws PiazzaError `right.missing`, `webhook.not_found`
 */
export async function rotateKey(
  deps: StaffDeps,
  { actor, ...which }: OfEndpoint,
): Promise<{ readonly key: string }> {
  return deps.db.transaction().execute(async (trx) => {
    const endpoint = await holdEndpoint(deps, trx, { actor, ...which });
    const key = await giveKey(deps, trx, endpoint);
    await account(deps, trx, { action: 'webhook.rotate', actor, endpoint });
    return { key };
  });
}

/**
 * Calls an address no more, or again.
 * @throws PiazzaError `right.missing`, `webhook.not_found`
 */
export async function switchEndpoint(
  deps: StaffDeps,
  { actor, on, ...which }: OfEndpoint & { readonly on: boolean },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const endpoint = await holdEndpoint(deps, trx, { actor, ...which });
    if (on === (endpoint.disabled === undefined)) return;
    if (on) await enableEndpoint(trx, endpoint.id);
    else await disableEndpoint(trx, endpoint.id, { reason: 'staff', at: deps.now() });
    const action = on ? 'webhook.enable' : 'webhook.disable';
    await account(deps, trx, { action, actor, endpoint });
  });
}

async function giveKey(
  deps: StaffDeps,
  trx: Trx,
  { id, signature }: Pick<WebhookEndpoint, 'id' | 'signature'>,
): Promise<string> {
  const { kept, forPortal } = newKey(signature);
  const at = deps.now();
  const sealed = deps.box.seal(webhookSecretPurpose, kept);
  await replaceKey(trx, id, { sealed, at, othersEndAt: later(at, rotationOverlap) });
  return forPortal;
}
