// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { systemClock as now } from '../../src/kernel/clock.js';
import { trustId } from '../../src/kernel/ids.js';
import { createExternal } from '../../src/membership/use-cases/external/create-external.js';
import { describeExternal } from '../../src/membership/use-cases/external/describe-external.js';
import { withdrawExternal } from '../../src/membership/use-cases/external/withdraw-external.js';
import { anEntry, anExternal } from './builders/external.js';
import { aStaffMember } from './builders/membership.js';

/** Each prepares what it needs and returns the act to be watched. */
export function externalActs(
  db: Db,
): Readonly<Record<string, () => Promise<() => Promise<unknown>>>> {
  const deps = { db, now };
  return {
    'external/create-external': async () => {
      const actor = await aStaffMember(db);
      return () => createExternal(deps, { actor, slug: trustId('atti-altrove'), ...anEntry() });
    },
    'external/describe-external': async () => {
      const [actor, { slug }] = [await aStaffMember(db), await anExternal(db)];
      return () => describeExternal(deps, { actor, slug, revision: 0, ...anEntry('Altra') });
    },
    'external/withdraw-external': async () => {
      const [actor, { slug }] = [await aStaffMember(db), await anExternal(db)];
      return () => withdrawExternal(deps, { actor, slug });
    },
  };
}
