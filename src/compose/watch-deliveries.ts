// SPDX-License-Identifier: AGPL-3.0-or-later
import { second } from '../kernel/clock.js';
import { readGivenUp } from '../portal/use-cases/logouts/read-given-up.js';
import { readWebhookStates } from '../portal/use-cases/webhooks/read-states.js';
import type { Foundation } from './foundation.js';

type Watching = Pick<Foundation, 'db' | 'now' | 'measures'>;

/** Figures of each active portal that is told of changes or of sign-outs: what fails there shows before somebody opens its page. */
export async function watchDeliveries(watching: Watching): Promise<boolean> {
  await watchWebhooks(watching);
  await watchLogouts(watching);
  return false;
}

async function watchWebhooks({ db, now, measures }: Watching): Promise<void> {
  const states = await readWebhookStates({ db, now });
  for (const { clientId: portal, overdue, failing, switchedOff } of states) {
    measures.set('piazza_webhook_overdue_seconds', { portal }, overdue);
    measures.set('piazza_webhook_failing_seconds', { portal }, failing);
    measures.set('piazza_webhook_addresses_switched_off', { portal }, switchedOff);
  }
  const seen = new Set<string>(states.map(({ clientId }) => clientId));
  for (const name of ofWebhooks) measures.retain(name, 'portal', seen);
}

const ofWebhooks = [
  'piazza_webhook_overdue_seconds',
  'piazza_webhook_failing_seconds',
  'piazza_webhook_addresses_switched_off',
  'piazza_webhook_given_up_total',
] as const;

async function watchLogouts({ db, measures }: Watching): Promise<void> {
  const states = await readGivenUp({ db });
  for (const [portal, since] of states) {
    const at = since ? since.getTime() / second : 0;
    measures.set('piazza_logout_given_up_since_seconds', { portal }, at);
  }
  const seen = new Set<string>(states.keys());
  for (const name of ofLogouts) measures.retain(name, 'portal', seen);
}

const ofLogouts = ['piazza_logout_given_up_since_seconds', 'piazza_logout_given_up_total'] as const;
