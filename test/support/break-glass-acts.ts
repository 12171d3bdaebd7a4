// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { hour, later, systemClock as now } from '../../src/kernel/clock.js';
import {
  endBreakGlass,
  endDueBreakGlass,
} from '../../src/membership/use-cases/break-glass/end-break-glass.js';
import { startBreakGlass } from '../../src/membership/use-cases/break-glass/start-break-glass.js';
import { aCommunity, aStaffMember } from './builders/membership.js';

const reason = 'Nessuno risponde da giorni';

/** Emergency interventions: each prepares what it needs and returns the act to be watched. */
export function breakGlassActs(
  db: Db,
): Readonly<Record<string, () => Promise<() => Promise<unknown>>>> {
  const deps = { db, now };
  const prepared = async () => {
    const { slug } = await aCommunity(db);
    return { actor: await aStaffMember(db, 'platform_admin'), slug, reason, minutes: 30 };
  };
  return {
    'break-glass/start-break-glass': async () => {
      const order = await prepared();
      return () => startBreakGlass(deps, order);
    },
    'break-glass/end-break-glass': async () => {
      const order = await prepared();
      const { id } = await startBreakGlass(deps, order);
      return () => endBreakGlass(deps, { actor: order.actor, id });
    },
    'break-glass/end-break-glass when its time is up': async () => {
      await startBreakGlass(deps, await prepared());
      return () => endDueBreakGlass({ db, now: () => later(now(), hour) });
    },
  };
}
