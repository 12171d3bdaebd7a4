// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, expect, it, jest } from '@jest/globals';
import { day, later } from '../../src/kernel/clock.js';
import { termEnd } from '../../src/membership/domain/terms.js';
import { anOffice } from '../support/builders/staff-terms.js';
import { useConfigurationFolder } from '../support/configuration.js';
import { useDatabase } from '../support/database.js';
import { runPiazza } from '../support/piazza-process.js';

// Whole processes start here, beside whatever else the machine does.
jest.setTimeout(120_000);

const { db, url } = useDatabase();
const folder = useConfigurationFolder();
let file: string;

beforeAll(async () => {
  file = await folder.configuration({ database: { url } });
});

async function staff(...args: string[]): Promise<{ code: number | null; output: string }> {
  const run = runPiazza(['staff', ...args], { env: { PIAZZA_CONFIG: file } });
  return { code: await run.ended, output: run.output().trim() };
}

const dateOf = (at: Date): string => at.toISOString().slice(0, 10);

it('piazza staff shows who is in office until when, and renews', async () => {
  const { grantId } = await anOffice(db, 'platform_admin', 20 * day);
  const before = dateOf(later(new Date(), 20 * day));
  const listed = await staff('list');
  expect(listed.code).toBe(0);
  expect(listed.output).toMatch(new RegExp(`${grantId} +platform_admin +active +${before}`));

  const renewed = await staff('renew', grantId);
  const today = new Date();
  expect(renewed.code).toBe(0);
  // The day may turn while the command runs.
  expect([dateOf(termEnd(today, 12)), dateOf(termEnd(later(today, -day), 12))]).toContain(
    renewed.output.replace('renewed until ', ''),
  );
  const again = await staff('renew', grantId);
  expect(again).toMatchObject({ code: 1 });
  expect(again.output).toContain('in the last sixty days');
  expect((await staff('renew', 'nobody')).code).toBe(1);
});
