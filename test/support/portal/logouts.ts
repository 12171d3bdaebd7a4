// SPDX-License-Identifier: AGPL-3.0-or-later
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import type { Db } from '../../../src/database/database.js';
import { relayOnce } from '../../../src/database/relay.js';
import { createOutboundFetch, type OutboundOptions } from '../../../src/http/outbound-fetch.js';
import { systemClock, type Clock } from '../../../src/kernel/clock.js';
import type { ClientId } from '../../../src/kernel/ids.js';
import type { Deliverer } from '../../../src/portal/delivery/deliverer.js';
import { createLogoutDeliverer, type LogoutDeps } from '../../../src/portal/logouts/deliver.js';
import type { TokenKey } from '../../../src/portal/domain/token-key.js';
import { endPortalSessionsOf } from '../../../src/portal/use-cases/end-portal-sessions.js';
import { queueLosses } from '../../../src/portal/use-cases/logouts/queue-losses.js';
import { testKeys, type PortalApp } from './app.js';
import type { Call } from './webhook-receiver.js';

const failed = (error: unknown): never => {
  throw error;
};

interface Manner extends Pick<OutboundOptions, 'deadline' | 'lookup'> {
  readonly keys?: readonly TokenKey[];
  readonly onMissingKey?: LogoutDeps['onMissingKey'];
  readonly onGivenUp?: LogoutDeps['onGivenUp'];
  readonly now?: Clock;
  readonly allowPrivate?: boolean;
}

/** One node's worker. */
export function logoutDeliverer(
  { db, app }: { db: Db; app: PortalApp },
  manner: Manner = {},
): Deliverer {
  const { now = systemClock, allowPrivate = true, keys = testKeys, onMissingKey = failed } = manner;
  const { deadline = 20_000, lookup } = manner;
  const limits = {
    deadline,
    bytes: 65_536,
    tooLarge: 'bodiless',
    ...(lookup && { lookup }),
  } as const;
  const fetch = createOutboundFetch({ allowPrivate, ...limits });
  const { issuer } = app;
  const { onGivenUp = () => undefined } = manner;
  const deps = { db, now, issuer, keys, fetch, allowPrivate, onError: failed, onMissingKey };
  return createLogoutDeliverer({ ...deps, onGivenUp });
}

/** Queues what portals are to be told of. */
export const relayEnds = async (db: Db): Promise<number> =>
  relayOnce(db, [endPortalSessionsOf, queueLosses]);

/** Everything that is due now has been tried once when it resolves. */
export async function tellPortals(world: { db: Db; app: PortalApp }, manner?: Manner) {
  await relayEnds(world.db);
  const deliverer = logoutDeliverer(world, manner);
  await deliverer.run();
  await deliverer.idle();
}

/** The logout token as the portal verifies it. */
export async function readLogout(
  app: PortalApp,
  clientId: ClientId,
  call: Call | undefined,
): Promise<JWTPayload> {
  const token = new URLSearchParams(call?.body).get('logout_token') ?? '';
  const keys = createRemoteJWKSet(new URL(`${app.issuer}/jwks`));
  const checks = { issuer: app.issuer, audience: clientId, typ: 'logout+jwt' };
  const { payload } = await jwtVerify(token, keys, checks);
  return payload;
}

export const logoutsOf = async (db: Db, clientId: ClientId) =>
  db
    .selectFrom('logout_delivery')
    .selectAll()
    .where('client_id', '=', clientId)
    .orderBy('created_at')
    .execute();
