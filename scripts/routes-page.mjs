// SPDX-License-Identifier: AGPL-3.0-or-later
// Writes docs/routes.md anew: the rows that it follows from belong to the tests, so that a test writes it.
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(
  process.execPath,
  ['scripts/jest.mjs', 'test/web/permission-matrix.test.ts'],
  { stdio: 'inherit', env: { ...process.env, PIAZZA_TEST_WRITES: 'docs/routes.md' } },
);
process.exit(status ?? 1);
