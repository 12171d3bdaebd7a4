// SPDX-License-Identifier: AGPL-3.0-or-later
// The generated pages are what the code says: generates them anew and compares with what is committed.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const fresh = mkdtempSync(join(tmpdir(), 'piazza-docs-'));
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'], {
  stdio: 'inherit',
});
execFileSync(process.execPath, ['bin/piazza.js', 'docs', '--into', fresh], { stdio: 'inherit' });

const files = readdirSync(fresh, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(fresh.length + 1));
const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};
const stale = files.filter((file) => read(file) !== read(join(fresh, file)));
if (files.length === 0) stale.push('nothing was generated');
for (const file of stale) console.error(`out of date: ${file} (run: npm run docs)`);
process.exit(stale.length === 0 ? 0 : 1);
