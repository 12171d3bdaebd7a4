// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit } from '../../../audit/append.js';
import type { Trx } from '../../../database/database.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { ClientId, WebhookEndpointId } from '../../../kernel/ids.js';
import type { WebhookEndpoint } from '../../domain/webhook.js';
import { lockEndpoint, type KeptEndpoint } from '../../store/webhooks/endpoints.js';
import { demandKeeper, type By, type StaffDeps } from '../staff-deps.js';

export interface OfEndpoint extends By {
  readonly clientId: ClientId;
  readonly endpointId: WebhookEndpointId;
}

/**
 * An address of this portal, locked, for who may keep the register.
 * @throws PiazzaError `right.missing`, `webhook.not_found`
 */
export async function holdEndpoint(
  deps: Pick<StaffDeps, 'demandKeeper'>,
  trx: Trx,
  { actor, clientId, endpointId }: OfEndpoint,
): Promise<KeptEndpoint> {
  await demandKeeper(deps, trx, { actor });
  const endpoint = await lockEndpoint(trx, endpointId);
  if (endpoint?.clientId !== clientId) throw new PiazzaError('webhook.not_found');
  return endpoint;
}

/** One entry of the audit for an act on an address. */
export async function account(
  deps: Pick<StaffDeps, 'now'>,
  trx: Trx,
  act: By & { action: string; endpoint: Pick<WebhookEndpoint, 'id' | 'clientId'> },
): Promise<void> {
  const { action, actor, endpoint } = act;
  const data = { clientId: endpoint.clientId, endpoint: endpoint.id };
  await appendAudit(trx, { action, at: deps.now(), actor: actor?.memberId, data });
}
