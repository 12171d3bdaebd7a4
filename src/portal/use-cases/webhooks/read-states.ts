// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import { listWebhookStates, type WebhookState } from '../../store/webhooks/states.js';

/** How the webhooks of every active portal fare, for who watches the service. */
export const readWebhookStates = async (deps: {
  readonly db: Db;
  readonly now: Clock;
}): Promise<readonly WebhookState[]> => listWebhookStates(deps.db, deps.now());
