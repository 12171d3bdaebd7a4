// SPDX-License-Identifier: AGPL-3.0-or-later
import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { stringify } from 'yaml';
import { selfSignedCertificate } from '../../src/providers/saml/certificate.js';

export interface ConfigurationFolder {
  readonly path: string;
  /** Writes a file there; its path. */
  write(name: string, content: string): string;
  /** Writes a complete configuration with some of its sections replaced; the path of the file. */
  configuration(sections?: Readonly<Record<string, unknown>>): Promise<string>;
}

/** A folder for configuration files, gone when the test file is done. */
export function useConfigurationFolder(): ConfigurationFolder {
  const path = mkdtempSync(join(tmpdir(), 'piazza-config-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  const write = (name: string, content: string): string => {
    const file = join(path, name);
    writeFileSync(file, content);
    return file;
  };
  return {
    path,
    write,
    async configuration(sections = {}) {
      return write('piazza.yaml', stringify({ ...(await completeConfiguration()), ...sections }));
    },
  };
}

/** A configuration that starts, with keys of its own and an e-mail provider that nobody can use. */
export async function completeConfiguration(): Promise<Record<string, unknown>> {
  const { key, certificate } = await keyPair;
  const secret = (): { id: string; secret: string } => ({
    id: 'test',
    secret: randomBytes(32).toString('base64'),
  });
  return {
    env: 'test',
    organisation: {
      name: 'Regione di prova',
      url: 'https://region.example/',
      controller: 'Regione di prova',
      contact: 'help@region.example',
    },
    http: { port: 0, host: '127.0.0.1', publicUrl: 'http://localhost:3000' },
    keys: {
      personKey: [secret()],
      seal: [secret()],
      cookie: [secret()],
      oidc: [{ id: 'test', key }],
      saml: [{ id: 'test', key, certificate }],
    },
    mail: { smtp: 'smtp://localhost:9', from: 'Piazza <piazza@region.example>' },
    providers: [{ id: 'email', use: 'email-link' }],
    log: { level: 'silent' },
  };
}

const keyPair = makeKeyPair();

async function makeKeyPair(): Promise<{ key: string; certificate: string }> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const request = {
    commonName: 'Test',
    organization: 'Test',
    entityId: 'http://localhost:3000/sign-in/spid/metadata',
    organizationIdentifier: 'PA:IT-test',
    locality: 'Bologna',
    notBefore: new Date('2026-01-01'),
    notAfter: new Date('2036-01-01'),
  };
  const certificate = await selfSignedCertificate(request, createPrivateKey(privateKey));
  return { key: privateKey, certificate };
}
