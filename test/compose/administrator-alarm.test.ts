// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { configSchema } from '../../config/schema.js';
import type { Foundation } from '../../src/compose/foundation.js';
import { createKeys } from '../../src/compose/keys.js';
import { membershipArea } from '../../src/compose/membership.js';
import { createMeasures } from '../../src/http/measures.js';
import { minute, systemClock as now } from '../../src/kernel/clock.js';
import { renewStaffRole } from '../../src/membership/use-cases/staff-terms/renew-staff-role.js';
import { anOffice } from '../support/builders/staff-terms.js';
import { completeConfiguration } from '../support/configuration.js';
import { useDatabase } from '../support/database.js';

const { db } = useDatabase();

it('the figure rises while the only administrator is beyond the term, and falls again', async () => {
  const config = configSchema.parse(await completeConfiguration());
  const measures = createMeasures();
  const foundation = { config, db, now, measures, keys: createKeys(config.keys) };
  const { repeated = [] } = membershipArea(foundation as unknown as Foundation);
  const figure = async (): Promise<number> => {
    for (const { run } of repeated) await run();
    const text = await measures.registry.metrics();
    return Number(/^piazza_administrator_overrun_since_seconds (\S+)$/m.exec(text)?.[1]);
  };
  expect(await figure()).toBe(0);
  const { grantId } = await anOffice(db, 'platform_admin', -minute);
  expect(await figure()).toBeGreaterThan(1_700_000_000);
  await renewStaffRole({ db, now }, { grantId });
  expect(await figure()).toBe(0);
});
