// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { makeDemoKeys } from '../../src/cli/demo/keys.js';
import type { Verifier } from '../../src/providers/saml/verify.js';
import { portal } from './portal.js';

export interface ServiceSettings {
  readonly folder: string;
  readonly origin: string;
  readonly databaseUrl: string;
  readonly verifier: Verifier;
  /** The list of identity providers. */
  readonly register: string;
}

/** Writes what the service under test starts from, with new keys. @returns the file */
export async function writeConfiguration(settings: ServiceSettings): Promise<string> {
  const keys = join(settings.folder, 'keys');
  await makeDemoKeys(keys, `${settings.origin}/sign-in/spid/metadata`);
  const file = join(settings.folder, `piazza-${randomBytes(4).toString('hex')}.yaml`);
  writeFileSync(file, stringify(configuration(settings, (name) => read(join(keys, name)))), {
    mode: 0o600,
  });
  return file;
}

const read = (file: string): string => readFileSync(file, 'utf8').trim();

function configuration(settings: ServiceSettings, key: (name: string) => string): object {
  const { origin, databaseUrl } = settings;
  const secret = (name: string) => [{ id: 'bench', secret: key(name) }];
  return {
    env: 'test',
    organisation: {
      name: 'Piazza (bench)',
      url: 'https://example.org/',
      controller: 'Piazza (bench)',
      contact: 'piazza@example.org',
    },
    http: {
      port: Number(new URL(origin).port),
      host: '127.0.0.1',
      publicUrl: origin,
      outbound: { allowPrivate: true },
    },
    database: { url: databaseUrl, poolSize: 10 },
    keys: {
      personKey: secret('person-key'),
      seal: secret('seal'),
      cookie: secret('cookie'),
      oidc: [{ id: 'bench', key: key('oidc.key') }],
      saml: [{ id: 'bench', key: key('saml.key'), certificate: key('saml.crt') }],
    },
    // One address makes all requests here.
    limits: {
      signIn: { points: 1_000_000, seconds: 60 },
      api: { points: 1_000_000, seconds: 1 },
    },
    mail: { smtp: 'smtp://127.0.0.1:9', from: 'Piazza <piazza@example.org>' },
    providers: [spid(settings)],
    portals: [
      {
        clientId: portal.clientId,
        name: 'Portal (bench)',
        controller: 'Piazza (bench)',
        agreement: { reference: 'bench', signedOn: '2020-01-01' },
        secret: portal.secret,
        redirectUris: [portal.callback],
        communities: 'all',
        scopes: portal.scopes,
        minimumLevel: 'substantial',
      },
    ],
    log: { level: 'info' },
  };
}

const spid = ({ register, verifier }: ServiceSettings): object => ({
  id: 'spid',
  use: 'spid',
  name: 'SPID',
  config: {
    organization: {
      name: { it: 'Piazza (bench)' },
      displayName: { it: 'Piazza (bench)' },
      url: { it: 'https://example.org/' },
    },
    contact: { ipaCode: 'r_emiro', email: 'piazza@example.org' },
    register: { file: register },
    verifier,
  },
});
