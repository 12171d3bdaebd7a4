// SPDX-License-Identifier: AGPL-3.0-or-later
import { createOutboundFetch } from '../http/outbound-fetch.js';
import { describeError } from '../http/describe-error.js';
import { second } from '../kernel/clock.js';
import { createDeliverer, type Deliverer } from '../portal/webhooks/deliver.js';
import type { Foundation } from './foundation.js';

/** A receiver may take its time; what it answers beyond a status is of no interest. */
const limits = { deadline: 15 * second, bytes: 65_536 };

/** Tells portals of changes at the addresses that they registered. */
export function webhookDeliverer({ config, db, keys, logger, now }: Foundation): Deliverer {
  return createDeliverer({
    db,
    now,
    box: keys.box,
    fetch: createOutboundFetch({ ...config.http.outbound, ...limits }),
    onError: (error) => logger.error({ failure: describeError(error) }, 'webhook.failed'),
  });
}
