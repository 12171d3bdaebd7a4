// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import {
  newId,
  type ClientId,
  type MemberId,
  type WebhookEndpointId,
} from '../../src/kernel/ids.js';
import { scopeClaims, shownClaims } from '../../src/portal/domain/release.js';
import { aPortal } from './builders/portal.js';
import { anEndpoint } from './portal/webhooks.js';

export interface PortalWorld {
  readonly clientId: ClientId;
  readonly endpoint: WebhookEndpointId;
  readonly delivery: string;
  readonly logout: string;
}

/** It received something of a member, all that there is. */
export async function received(
  db: Db,
  { clientId }: Pick<PortalWorld, 'clientId'>,
  memberId: MemberId,
): Promise<void> {
  const at = new Date();
  await db
    .insertInto('release_notice')
    .values({
      member_id: memberId,
      client_id: clientId,
      claims: [...shownClaims],
      shown_at: at,
      received: [...new Set(Object.values(scopeClaims).flat())],
      first_received_at: at,
      last_received_at: at,
      provider: 'spid',
      level: 'substantial',
    })
    .execute();
}

/** A portal with a call of a webhook that was given up, and an end of a session that did not arrive. */
export async function portalWorld(db: Db): Promise<PortalWorld> {
  const { clientId } = await aPortal(db, {
    name: 'PartecipAzioni',
    logout: { kind: 'back_channel', uri: 'https://portale.example/logout', on: ['left'] },
  });
  const url = 'https://portale.example/webhook';
  const { id: endpoint } = await anEndpoint(db, { clientId, url });
  const [delivery, logout] = [newId(), newId()];
  const at = new Date();
  await db
    .insertInto('webhook_delivery')
    .values({
      id: delivery,
      endpoint_id: endpoint,
      event_id: newId(),
      body: JSON.stringify({ type: 'stint.started' }),
      status: 'failed',
      attempts: 10,
      answered: 503,
      failure: 'status_503',
      next_at: at,
      created_at: at,
      settled_at: at,
    })
    .execute();
  await db
    .insertInto('logout_delivery')
    .values({
      id: logout,
      client_id: clientId,
      sid: 'a-session',
      cause: 'left',
      status: 'failed',
      attempts: 7,
      failure: 'timeout',
      next_at: at,
      created_at: at,
      settled_at: at,
    })
    .execute();
  return { clientId, endpoint, delivery, logout };
}
