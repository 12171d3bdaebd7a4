// SPDX-License-Identifier: AGPL-3.0-or-later
import { readWebhookStates } from '../portal/use-cases/webhooks/read-states.js';
import type { Foundation } from './foundation.js';

/** Figures of each active portal with webhooks: what fails there shows before somebody opens its page. */
export async function watchWebhooks({
  db,
  now,
  measures,
}: Pick<Foundation, 'db' | 'now' | 'measures'>): Promise<boolean> {
  const states = await readWebhookStates({ db, now });
  for (const { clientId: portal, overdue, failing, switchedOff } of states) {
    measures.set('piazza_webhook_overdue_seconds', { portal }, overdue);
    measures.set('piazza_webhook_failing_seconds', { portal }, failing);
    measures.set('piazza_webhook_addresses_switched_off', { portal }, switchedOff);
  }
  const seen = new Set<string>(states.map(({ clientId }) => clientId));
  for (const name of figures) measures.retain(name, 'portal', seen);
  return false;
}

const figures = [
  'piazza_webhook_overdue_seconds',
  'piazza_webhook_failing_seconds',
  'piazza_webhook_addresses_switched_off',
] as const;
