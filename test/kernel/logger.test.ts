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

  it.each([
    'seat.not_found',
    'access_denied',
    'ECONNREFUSED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    '23505',
  ])('says that a failure was %s, wherever it stands', (code) => {
    const output = logged(
      `const code = '${code}'; log.error({ code, failure: { code, cause: { code, cause: { code } } } }, 'failed')`,
    );
    expect(output.match(new RegExp(`"code":"${code}"`, 'g'))).toHaveLength(4);
  });

  it.each(['query', 'body', 'params', 'form'])(
    'writes no code of a %s, whatever it looks like',
    (part) => {
      const output = logged(
        `const ${part} = { code: 'access_denied', state: 'kept' }; log.info({ ${part}, req: { ${part} } }, 'asked')`,
      );
      expect(output).toContain('"state":"kept"');
      expect(output).not.toContain('access_denied');
    },
  );

  it.each(['SplxlOBeZQQYbYS6WxSbIA', 'a3f09c7d5e1b4d2f', '493021', '4/0AX4XfWh_dummy-Example'])(
    'takes no authorization code for the name of a failure: %s',
    (code) => {
      const output = logged(
        `log.info({ code: '${code}', token: { code: '${code}' } }, 'exchanged')`,
      );
      expect(output).toContain('exchanged');
      expect(output).not.toContain(code);
    },
  );
});
