// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit } from '../../../audit/append.js';
import type { Db } from '../../../database/database.js';
import { appendEvent } from '../../../database/outbox.js';
import type { Clock } from '../../../kernel/clock.js';
import type { ClientId } from '../../../kernel/ids.js';
import { isInForce } from '../../domain/agreement.js';
import { daysToEnd, reminderDue } from '../../domain/agreement-end.js';
import { markReminded, type Reminder } from '../../store/agreements/reminders.js';
import { listPortalRows } from '../../store/portals.js';

interface Deps {
  readonly db: Db;
  readonly now: Clock;
  /** Is given how many days each active portal has left: none without an agreement, endless where no end is named. */
  readonly measure: (clientId: ClientId, daysLeft: number) => void;
}

/**
 * Tells administrators and the portal itself 30, 14, 7 and 1 days before an agreement ends. A job; each reminder in its
 * own transaction, decided by a row, so that two nodes may run it together and nobody is told twice.
 * @returns how many were told of
 */
export async function remindOfEnds(deps: Deps): Promise<number> {
  let told = 0;
  const now = deps.now();
  for (const { clientId, status, agreement } of await listPortalRows(deps.db)) {
    if (status !== 'active') continue;
    const left = daysToEnd(agreement, now);
    deps.measure(clientId, left ?? (isInForce(agreement, now) ? Infinity : 0));
    const days = left === undefined ? undefined : reminderDue(left);
    if (left === undefined || !days || !agreement?.endsOn) continue;
    const reminder = { clientId, endsOn: agreement.endsOn, days };
    if (await remind(deps, reminder, left)) told += 1;
  }
  return told;
}

async function remind({ db, now }: Deps, reminder: Reminder, days: number): Promise<boolean> {
  const { clientId, endsOn } = reminder;
  return db.transaction().execute(async (trx) => {
    if (!(await markReminded(trx, reminder))) return false;
    const at = now();
    const data = { portal: clientId, days, until: endsOn };
    await appendEvent(trx, { type: 'portal.agreement_near', at, data });
    await appendAudit(trx, { action: 'portal.agreement_near', at, data: { clientId, days } });
    return true;
  });
}
