// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync, statSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../src/kernel/project-root.js';
import { spidConfigInput } from '../support/builders/spid.js';
import { completeConfiguration, useConfigurationFolder } from '../support/configuration.js';
import { useDatabase } from '../support/database.js';

const { db, url } = useDatabase();
const folder = useConfigurationFolder();
const keys = (await completeConfiguration())['keys'];

interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** The command as an operator types it, in a folder of its own. */
async function piazza(args: readonly string[], spid: object | undefined = {}): Promise<Outcome> {
  const config = spidConfigInput({ file: join(folder.path, 'register.xml') }, spid);
  const providers = [{ id: 'spid', use: 'spid', config }];
  const PIAZZA_CONFIG = await folder.configuration({ keys, database: { url }, providers });
  const command = join(projectRoot, 'bin/piazza.js');
  const options = { cwd: folder.path, env: { ...process.env, PIAZZA_CONFIG } };
  return new Promise((resolve) => {
    execFile(process.execPath, [command, 'saml', ...args], options, (error, output, errors) =>
      resolve({ code: Number(error?.code ?? 0), output, errors }),
    );
  });
}

/** What the service does when the metadata is asked for the first time. */
async function publish(body: string): Promise<void> {
  const row = { instance: 'spid', name: 'metadata', version: 1, sha256: Buffer.alloc(32) };
  await db
    .insertInto('provider_document')
    .values({ ...row, body: Buffer.from(body), stored_at: new Date() })
    .execute();
}

describe('piazza saml', () => {
  test('prints the metadata and shows what a change would do', async () => {
    const first = await piazza(['metadata']);
    expect(first).toMatchObject({ code: 0, errors: '' });
    expect(first.output).toContain('entityID="http://localhost:3000/sign-in/spid/metadata"');

    expect((await piazza(['metadata', '--diff'])).output).toContain('nothing was published yet');
    await publish(first.output.trim());
    expect(await piazza(['metadata', '--diff'])).toMatchObject({
      code: 0,
      output: 'nothing would change\n',
    });

    const versions = await piazza(['metadata', '--versions']);
    const sha256 = createHash('sha256').update(first.output.trim()).digest('hex');
    expect(versions.output).toMatch(new RegExp(`^1  \\d{4}-[0-9T:.-]+Z  sha256 ${sha256}\n$`));

    const contact = { ipaCode: 'another', email: 'piazza@example.org', phone: '+390511234567' };
    const changed = await piazza(['metadata', '--diff'], { contact });
    expect(changed.code).toBe(1);
    expect(changed.output).toMatch(/^- <spid:IPACode .*>r_emiro<\/spid:IPACode>$/m);
    expect(changed.output).toMatch(/^\+ <spid:IPACode .*>another<\/spid:IPACode>$/m);
    expect(changed.output).toContain('AgID would have to load the metadata again');
  }, 60_000);

  test('makes a key that only its owner reads, with a certificate, and never overwrites one', async () => {
    const made = await piazza([
      'certificate',
      '--locality',
      'Bologna',
      '--bits',
      '2048',
      '--out',
      'next',
    ]);
    expect(made).toMatchObject({ code: 0 });

    const [key, certificate] = [join(folder.path, 'next.key'), join(folder.path, 'next.crt')];
    expect(statSync(key).mode & 0o777).toBe(0o600);
    const { subject } = new X509Certificate(readFileSync(certificate));
    expect(subject).toContain('O=Regione Emilia-Romagna');

    const again = await piazza([
      'certificate',
      '--locality',
      'Bologna',
      '--bits',
      '2048',
      '--out',
      'next',
    ]);
    expect(again.code).toBe(1);
    expect(again.errors).toContain('next.key is there already');
  }, 60_000);

  test('makes a request to be signed by others, in the profile of AgID', async () => {
    const made = await piazza([
      'certificate',
      '--request',
      '--locality',
      'Bologna',
      '--bits',
      '2048',
      '--out',
      'asked',
    ]);
    expect(made).toMatchObject({ code: 0, errors: '' });

    const pem = readFileSync(join(folder.path, 'asked.csr'), 'utf8');
    await import('reflect-metadata');
    const { Pkcs10CertificateRequest } = await import('@peculiar/x509');
    const request = new Pkcs10CertificateRequest(pem);
    expect(await request.verify()).toBe(true);
    expect(request.subjectName.getField('O')).toEqual(['Regione Emilia-Romagna']);
    expect(request.subjectName.getField('2.5.4.97')).toEqual(['PA:IT-r_emiro']);
    // digitalSignature and contentCommitment (RFC 5280, 4.2.1.3), critical.
    const usage = request.getExtension('2.5.29.15');
    expect([
      usage?.critical,
      Buffer.from(new Uint8Array(usage?.value ?? [])).toString('hex'),
    ]).toEqual([true, '030206c0']);
    const written = readFileSync(join(folder.path, 'asked.key'), 'utf8');
    const spki = createPublicKey(written).export({ type: 'spki', format: 'der' });
    expect(Buffer.from(request.publicKey.rawData).equals(spki)).toBe(true);
  }, 60_000);

  test('names the instances when there is none of that name', async () => {
    const { code, errors } = await piazza(['metadata', 'another']);

    expect(code).toBe(1);
    expect(errors).toContain('name one of the SPID instances of the configuration: spid');
  }, 60_000);
});
