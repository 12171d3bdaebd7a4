// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const list = (...patterns: string[]): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns], {
    encoding: 'utf8',
  })
    .split('\n')
    .filter(Boolean);
const sources = list('*.ts', '*.tsx', '*.mjs', '*.cjs', '*.js', '*.scss');
const lines = (path: string): string[] => readFileSync(path, 'utf8').split('\n');

describe('every source file', () => {
  it('begins with its licence', () => {
    const header = /SPDX-License-Identifier: AGPL-3\.0-or-later/;
    const bare = sources.filter((path) => {
      const [first = '', second = ''] = lines(path);
      return !header.test(first.startsWith('#!') ? second : first);
    });
    expect(sources.length).toBeGreaterThan(50);
    expect(bare).toEqual([]);
  });

  it('has at most 300 lines', () => {
    const shipped = sources.filter((path) => /^(src|config|migrations)\//.test(path));
    expect(shipped.filter((path) => lines(path).length > 301)).toEqual([]);
  });
});

describe('what stands in the tree', () => {
  it('names no machine and no private key', () => {
    const suspects = list()
      .filter(
        (path) => path !== 'package-lock.json' && /\.(ts|tsx|mjs|md|yaml|yml|json)$/.test(path),
      )
      .filter((path) =>
        /BEGIN (RSA |EC )?PRIVATE KEY-----\n[A-Za-z0-9+/]/.test(readFileSync(path, 'utf8')),
      );
    expect(suspects).toEqual([]);
  });
});
