// SPDX-License-Identifier: AGPL-3.0-or-later
import { createOutboundFetch } from '../http/outbound-fetch.js';
import { describeError } from '../http/describe-error.js';
import { second } from '../kernel/clock.js';
import type { ClientId } from '../kernel/ids.js';
import type { Deliverer } from '../portal/delivery/deliverer.js';
import { createLogoutDeliverer } from '../portal/logouts/deliver.js';
import { createWebhookDeliverer } from '../portal/webhooks/deliver.js';
import type { Foundation } from './foundation.js';

/** A receiver may take its time; what it answers beyond a status is of no interest. */
const limits = { deadline: 15 * second, bytes: 65_536, tooLarge: 'bodiless' } as const;

/** Tells portals of changes at the addresses that they registered. */
export const webhookDeliverer = (foundation: Foundation): Deliverer =>
  createWebhookDeliverer({ ...callsOf(foundation, 'webhook'), box: foundation.keys.box });

/** Tells portals of sessions that have ended. */
export const logoutDeliverer = (foundation: Foundation): Deliverer => {
  const { config, keys, logger, measures, now } = foundation;
  return createLogoutDeliverer({
    ...callsOf(foundation, 'logout'),
    issuer: `${config.http.publicUrl}/oidc`,
    keys: keys.signing('oidc'),
    allowPrivate: config.http.outbound.allowPrivate,
    onMissingKey({ clientId, algorithm }) {
      logger.error({ clientId, algorithm }, 'logout.no_key');
      const at = now().getTime() / second;
      measures.set('piazza_logout_without_key_at_seconds', { portal: clientId }, at);
    },
  });
};

const callsOf = (
  { config, db, logger, measures, now }: Foundation,
  name: 'webhook' | 'logout',
) => ({
  db,
  now,
  fetch: createOutboundFetch({ ...config.http.outbound, ...limits }),
  onError: (error: unknown) => logger.error({ failure: describeError(error) }, `${name}.failed`),
  onGivenUp: (portal: ClientId) => measures.count(`piazza_${name}_given_up_total`, { portal }),
});
