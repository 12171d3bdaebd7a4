// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';

/** Runs a statement with the built logger and gives what it wrote to standard output. */
function logged(statement: string): string {
  const code = `import { createLogger } from './dist/src/kernel/logger.js'; const log = createLogger('info'); ${statement}`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })
    .stdout;
}

describe('the logger', () => {
  it.each(['authorization', 'SAMLResponse', 'email', 'client_secret', 'fiscalNumber', 'code'])(
    'writes no %s, at whatever depth up to two',
    (field) => {
      const output = logged(
        `log.info({ ${field}: 'visible1', a: { ${field}: 'visible2', b: { ${field}: 'visible3' } }, kept: 'k' }, 'said')`,
      );
      expect(output).toContain('"kept":"k"');
      expect(output).not.toContain('visible');
    },
  );
});
