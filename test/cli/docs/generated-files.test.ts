// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../../config/load.js';
import { generatedFiles } from '../../../src/cli/docs/command.js';
import { errorStatus } from '../../../src/compose/error-status.js';
import { projectRoot } from '../../../src/kernel/project-root.js';
import { completeConfiguration, useConfigurationFolder } from '../../support/configuration.js';
import { aTlsIdentity } from '../../support/tls.js';

const { key, certificate } = await aTlsIdentity();

/** What a file of this name could hold: every certificate is that of every key. */
const contents = (name: string): string => {
  if (name.endsWith('.key')) return key;
  if (name.endsWith('.crt')) return certificate;
  return randomBytes(32).toString('base64');
};

const folder = useConfigurationFolder();
const files = generatedFiles();

describe('the generated files', () => {
  it.each(Object.keys(files))('%s is what is committed', (path) => {
    expect(readFileSync(join(projectRoot, path), 'utf8')).toBe(files[path]);
  });

  it('tell of every error code in both languages', () => {
    const page = files['docs/errors.md'] ?? '';
    for (const [code, status] of Object.entries(errorStatus)) {
      expect(page).toMatch(new RegExp(`\\| \`${code}\` \\| ${status} \\| \\S.* \\| \\S.* \\|`));
    }
  });

  it('hold an example that starts once its keys are there', async () => {
    const { keys } = (await completeConfiguration()) as {
      keys: Record<string, { secret?: string; key?: string; certificate?: string }[]>;
    };
    for (const [name, [entry]] of Object.entries(keys)) {
      if (entry?.secret) folder.write(name, entry.secret);
      if (entry?.key) folder.write(`${name}.key`, entry.key);
      if (entry?.certificate) folder.write(`${name}.crt`, entry.certificate);
    }
    const example = (files['config/example.yaml'] ?? '').replaceAll(
      '/etc/piazza/keys',
      folder.path,
    );
    const environment = { PIAZZA_SMTP_URL: 'smtps://user:password@mail.example.org' };
    const config = await loadConfig(folder.write('example.yaml', example), {
      environment,
      kindSchema: async () => undefined,
    });
    expect(config.env).toBe('production');
  });

  it('hold an example whose commented lines are right too', async () => {
    const everything = (files['config/example.yaml'] ?? '')
      .replaceAll('/etc/piazza/keys', folder.path)
      .replaceAll(/^( *)# ( *)([\w]+:)( .*)?$/gm, '$1$2$3$4')
      // The key of a service provider names its instance, and the example has the one way in that needs no key.
      .replace('providers: [ spid ]', 'providers: [ email ]');
    for (const [, name = ''] of everything.matchAll(/!file \S+\/([\w.-]+)/g)) {
      folder.write(name, contents(name));
    }
    const environment = {
      PIAZZA_SMTP_URL: 'smtps://mail.example.org',
      PIAZZA_DATABASE_URL: 'postgresql://service@db.example/piazza',
      PIAZZA_DATABASE_OWNER_URL: 'postgresql://owner@db.example/piazza',
      PIAZZA_REGISTER_URL: 'postgresql://register@db.example/piazza',
      PIAZZA_REGISTER_READER_URL: 'postgresql://reader@db.example/piazza',
      PIAZZA_METRICS_TOKEN: 'm'.repeat(40),
    };
    const config = await loadConfig(folder.write('all.yaml', everything), {
      environment,
      kindSchema: async () => undefined,
    });
    expect(config.database.poolSize).toBe(10);
    expect(config.http.tls).toBeDefined();
  });
});
