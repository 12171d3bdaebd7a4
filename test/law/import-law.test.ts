// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const root = resolve(import.meta.dirname, '../..');
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
let copy: string;

/** A tiny tree under our law: only what the test plants stands in it. */
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'piazza-law-'));
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
    copyFileSync(join(root, file), join(copy, file));
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  plant('src/kernel/ids.ts', 'export const id = 1;\n');
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

function plant(path: string, content: string): void {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  writeFileSync(join(copy, path), content);
}

function cruise(): { status: number | null; output: string } {
  const args = [cruiser, '--config', '.dependency-cruiser.cjs', 'src'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

describe('the import law', () => {
  it('passes a tree without a violation, and has read it', () => {
    plant(
      'src/identity/domain/member.ts',
      "import { id } from '../../kernel/ids.js';\nexport const m = id;\n",
    );
    const { status, output } = cruise();
    expect(output).toContain('no dependency violations found (2 modules');
    expect(status).toBe(0);
  });

  it.each([
    [
      'domain',
      'src/identity/domain/member.ts',
      '../store/members.js',
      'src/identity/store/members.ts',
    ],
    ['kernel', 'src/kernel/errors.ts', '../web/page.js', 'src/web/page.ts'],
    [
      'foreign-store',
      'src/web/me.ts',
      '../identity/store/members.js',
      'src/identity/store/members.ts',
    ],
    [
      'providers',
      'src/providers/google.ts',
      '../identity/use-cases/resolve.js',
      'src/identity/use-cases/resolve.ts',
    ],
    [
      'use-cases',
      'src/membership/use-cases/join.ts',
      '../../identity/use-cases/x.js',
      'src/identity/use-cases/x.ts',
    ],
    ['web-portal', 'src/web/page.ts', '../portal/oidc/provider.js', 'src/portal/oidc/provider.ts'],
    ['no-test', 'src/cli/demo.ts', '../../test/simulators/main.js', 'test/simulators/main.ts'],
  ])('reports a violation of %s', (name, from, specifier, to) => {
    plant(to, 'export const x = 1;\n');
    plant(from, `import { x } from '${specifier}';\nexport const y = x;\n`);
    const { status, output } = cruise();
    expect(output).toContain(`error ${name}: ${from}`);
    expect(status).not.toBe(0);
  });

  it('reports an import that does not resolve', () => {
    plant('src/kernel/errors.ts', "import { x } from './nowhere.js';\nexport const y = x;\n");
    const { status, output } = cruise();
    expect(output).toContain('error unresolvable: src/kernel/errors.ts');
    expect(status).not.toBe(0);
  });

  it('reports a package outside the folder that owns it', () => {
    plant('src/web/page.ts', "import { sql } from 'kysely';\nexport const y = sql;\n");
    const { output } = cruise();
    expect(output).toContain('error package-kysely: src/web/page.ts');
  });

  it('reports a cycle', () => {
    plant('src/kernel/a.ts', "import { b } from './b.js';\nexport const a = (): unknown => b;\n");
    plant('src/kernel/b.ts', "import { a } from './a.js';\nexport const b = (): unknown => a;\n");
    expect(cruise().output).toContain('error cycle');
  });
});
